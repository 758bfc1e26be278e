extension Causes {
  /// Pull secrets that are missing, expired or invalid.
  static let pullSecrets: [Cause] = [
    Cause(
      "registry-token-expired", .image,
      patterns: [
        "your authorization token has expired",
        "authorization token has expired. reauthenticate",
      ],
      wrong: "the ECR token in the pull secret is older than its 12 hours",
      remedy: """
        find out why it is no longer refreshed: `oc -n NAMESPACE logs \
        deployment/ecr-credentials-sync` and `oc -n NAMESPACE get secret regcred -o \
        jsonpath='{.metadata.annotations}'` (`cf-deployment/expires-at`)
        """,
      source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html",
      samples: [
        """
          Warning  Failed  12s (x3 over 51s)  kubelet  Failed to pull image \
        "818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api:1": rpc error: code = Unknown desc \
        = initializing source docker://818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api:1: \
        reading manifest 1 in 818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api: denied: Your \
        authorization token has expired. Reauthenticate and try again.
        """,
        "denied: Your authorization token has expired. Reauthenticate and try again.",
      ]),
    Cause(
      "pull-secret-entry-invalid", .image,
      patterns: [
        "missing username or secret", "unable to parse docker config",
        "illegal base64 data*dockerconfig", "error parsing auth config",
      ] + pulling("invalid auth configuration", "invalid dockerconfig"),
      wrong: "the pull secret's entry for this registry has no user name or password",
      remedy: """
        have it written again: `oc -n NAMESPACE delete secret regcred` (the sync pod creates \
        it); written by hand, `auth` is the Base64 of `AWS:PASSWORD`: `oc create secret \
        docker-registry regcred --docker-server=HOST --docker-username=AWS ...`
        """,
      source:
        "https://kubernetes.io/docs/tasks/configure-pod-container/pull-image-private-registry/",
      samples: [
        """
        Failed to pull image "818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api:1": failed to \
        resolve reference "818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api:1": failed to \
        authorize: failed to handle basic auth because missing username or secret
        """
      ]),
    Cause(
      "no-basic-auth-credentials", .image,
      patterns: [
        "no basic auth credentials"
      ],
      wrong: """
        the node pulled without credentials for this registry: the pod names no pull secret with \
        an entry for this host
        """,
      remedy: """
        name the secret in the pod (`imagePullSecrets: [{name: regcred}]`) or link it to its \
        service account (`ecr.link_service_accounts`), in the pod's own namespace \
        (`ecr.target_namespaces`); its entry must be keyed by the image's own host, which `oc -n \
        NAMESPACE get secret regcred -o jsonpath='{.metadata.annotations}'` shows
        """,
      source: """
        https://kubernetes.io/docs/concepts/containers/images/#specifying-imagepullsecrets-on-a-pod
        """,
      samples: [
        """
          Warning  Failed  12s (x3 over 51s)  kubelet  Failed to pull image \
        "818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api:1": rpc error: code = Unknown desc \
        = failed to pull and unpack image \
        "818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api:1": failed to resolve reference \
        "818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api:1": pull access denied, repository \
        does not exist or may require authorization: authorization failed: no basic auth \
        credentials
        """,
        """
        Error response from daemon: Get \
        https://818140567777.dkr.ecr.us-east-1.amazonaws.com/v2/cf/api/manifests/1: no basic \
        auth credentials
        """,
      ]),
    Cause(
      "pull-secret-missing", .image,
      patterns: [
        "unable to retrieve some image pull secrets", "failedtoretrieveimagepullsecret",
      ],
      wrong: "the pod names a pull secret that its namespace does not have",
      remedy: """
        add the namespace to `ecr.target_namespaces` and run the playbook, or correct the name \
        in `imagePullSecrets` (`ecr.pull_secret`)
        """,
      source: """
        https://kubernetes.io/docs/concepts/containers/images/#specifying-imagepullsecrets-on-a-pod
        """,
      samples: [
        """
          Warning  FailedToRetrieveImagePullSecret  4s (x5 over 40s)  kubelet  Unable to \
        retrieve some image pull secrets (regcred); attempting to pull the image may not succeed.
        """
      ]),
  ]
}
