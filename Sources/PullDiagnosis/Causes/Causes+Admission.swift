extension Causes {
  /// What admission refuses before a pod exists.
  static let admission: [Cause] = [
    Cause(
      "quota-exceeded", .api,
      patterns: [
        "exceeded quota:"
      ],
      wrong: "the namespace's ResourceQuota has no room for the pod",
      remedy: """
        see `oc -n NAMESPACE describe resourcequota`: free something, have it raised, or lower \
        `ecr.sync.resources` (a rolling update needs room for a second pod)
        """,
      source: "https://kubernetes.io/docs/concepts/policy/resource-quotas/",
      samples: [
        """
          Warning  FailedCreate  9s (x4 over 27s)  replicaset-controller  Error creating: pods \
        "ecr-credentials-sync-6c9d7c8b5d-k2x7p" is forbidden: exceeded quota: compute, \
        requested: limits.memory=2G, used: limits.memory=7G, limited: limits.memory=8G
        """
      ]),
    Cause(
      "quota-needs-resources", .api,
      patterns: [
        "failed quota:*must specify"
      ],
      wrong: """
        a ResourceQuota of the namespace requires a request or limit that the container does not \
        have
        """,
      remedy: """
        set it in `ecr.sync.resources` (both `limits` and `requests`, cpu and memory), or have \
        a LimitRange set a default
        """,
      source: "https://kubernetes.io/docs/concepts/policy/resource-quotas/",
      samples: [
        """
        Error creating: pods "ecr-credentials-sync-6c9d7c8b5d-k2x7p" is forbidden: failed quota: \
        compute: must specify limits.cpu for: ecr-sync; requests.cpu for: ecr-sync
        """
      ]),
    Cause(
      "limit-range-exceeded", .api,
      patterns: [
        "maximum cpu usage per", "maximum memory usage per", "minimum cpu usage per",
        "minimum memory usage per", "max limit to request ratio per",
        "maximum ephemeral-storage usage per",
      ],
      wrong: "the container requests more or less than the namespace's LimitRange allows",
      remedy: """
        see `oc -n NAMESPACE describe limitrange` and bring `ecr.sync.resources` within it
        """,
      source: "https://kubernetes.io/docs/concepts/policy/limit-range/",
      samples: [
        """
        Error creating: pods "ecr-credentials-sync-6c9d7c8b5d-k2x7p" is forbidden: maximum \
        memory usage per Container is 1Gi, but limit is 2G
        """,
        """
        pods "ecr-credentials-sync-6c9d7c8b5d-k2x7p" is forbidden: [minimum cpu usage per \
        Container is 600m, but request is 500m, cpu max limit to request ratio per Container is \
        1, but provided ratio is 2.000000]
        """,
      ]),
    Cause(
      "scc-refused", .api,
      patterns: [
        "unable to validate against any security context constraint",
        "unable to validate against any pod security policy",
      ],
      wrong: "no security context constraint that the service account may use admits the pod",
      remedy: """
        set no `runAsUser`, `runAsGroup` or `fsGroup`, no host path and no privilege: \
        restricted-v2 admits the rendered Deployment; `oc adm policy scc-subject-review -f FILE \
        -z ecr-sa -n NAMESPACE` shows which constraint a pod needs
        """,
      source: """
        https://docs.openshift.com/container-platform/latest/authentication/managing-security-context-constraints.html
        """,
      samples: [
        """
          Warning  FailedCreate  3s (x12 over 14s)  replicaset-controller  Error creating: pods \
        "ecr-credentials-sync-6c9d7c8b5d-" is forbidden: unable to validate against any security \
        context constraint: [provider "anyuid": Forbidden: not usable by user or serviceaccount, \
        provider restricted-v2: .containers[0].runAsUser: Invalid value: 0: must be in the \
        ranges: [1000680000, 1000689999], provider "privileged": Forbidden: not usable by user \
        or serviceaccount]
        """
      ]),
    Cause(
      "pod-security-refused", .api,
      patterns: [
        "is forbidden: violates podsecurity"
      ],
      wrong: "the namespace's Pod Security level does not admit the pod",
      remedy: """
        give the container the security context of the rendered `ecrsync.yml` (no escalation, \
        all capabilities dropped, runAsNonRoot, seccompProfile RuntimeDefault); the level is the \
        namespace's label `pod-security.kubernetes.io/enforce`
        """,
      source: "https://kubernetes.io/docs/concepts/security/pod-security-admission/",
      samples: [
        """
        Error creating: pods "ecr-credentials-sync-6c9d7c8b5d-k2x7p" is forbidden: violates \
        PodSecurity "restricted:latest": allowPrivilegeEscalation != false (container "ecr-sync" \
        must set securityContext.allowPrivilegeEscalation=false), unrestricted capabilities \
        (container "ecr-sync" must set securityContext.capabilities.drop=["ALL"])
        """
      ]),
    Cause(
      "service-account-missing", .api,
      patterns: [
        "error looking up service account",
        #"failed to fetch token: serviceaccounts "*" not found"#,
        #"serviceaccount "*" not found"#, #"serviceaccounts "*" not found"#,
      ],
      wrong: "the pod's service account does not exist",
      remedy: """
        apply the rendered `ecr-sa.yml` (`oc apply -f environments/ENV/ecr-sa.yml`; the playbook \
        does), or correct `ecr.service_account`
        """,
      source: "https://kubernetes.io/docs/concepts/security/service-accounts/",
      samples: [
        """
        Error creating: pods "ecr-credentials-sync-6c9d7c8b5d-" is forbidden: error looking up \
        service account cf-dev/ecr-sa: serviceaccount "ecr-sa" not found
        """
      ]),
    Cause(
      "webhook-failing", .api,
      patterns: [
        "failed calling webhook", "failed to call webhook",
      ],
      wrong: """
        an admission webhook of the cluster does not respond, and nothing is admitted without it
        """,
      remedy: """
        the message names it: look at its pods (`oc get \
        mutatingwebhookconfigurations,validatingwebhookconfigurations -o wide`), for \
        pod-identity-webhook `oc -n openshift-cloud-credential-operator get pods`
        """,
      source: """
        https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/
        """,
      samples: [
        """
        Error creating: Internal error occurred: failed calling webhook \
        "pod-identity-webhook.amazonaws.com": failed to call webhook: Post \
        "https://pod-identity-webhook.openshift-cloud-credential-operator.svc:443/mutate?timeout=10s": \
        no endpoints available for service "pod-identity-webhook"
        """
      ]),
    Cause(
      "admission-denied", .api,
      patterns: [
        #"admission webhook "*" denied the request"#,
        "validatingadmissionpolicy '*denied request", "admission plugin \"*\" failed to complete",
        "policy violation*kyverno",
      ],
      wrong: "an admission policy or webhook of the cluster refuses the object",
      remedy: """
        the message names the policy and its reason: change what it refuses, or have its owner \
        add an exception (`oc get validatingadmissionpolicies,validatingwebhookconfigurations`)
        """,
      source: """
        https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/
        """,
      samples: [
        """
        Error from server: error when creating "ecrsync.yml": admission webhook \
        "validation.gatekeeper.sh" denied the request: [allowed-repos] container <ecr-sync> has \
        an invalid image repo <docker.io/amazon/aws-cli:latest>
        """,
        """
        The deployments "ecr-credentials-sync" is forbidden: ValidatingAdmissionPolicy 'images' \
        with binding 'images' denied request: images must come from the internal registry
        """,
      ]),
  ]
}
