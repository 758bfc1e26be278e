extension Causes {
  /// What the API server answers: 401, 403, 409, 422 and none at all.
  static let apiAccess: [Cause] = [
    Cause(
      "api-forbidden", .api,
      patterns: [
        #"is forbidden: user ""#, "not refreshed: http 403",
      ],
      wrong: "the API server knows the caller, and RBAC does not allow it that (403)",
      remedy: """
        check with `oc auth can-i patch secrets/regcred -n NAMESPACE --as \
        system:serviceaccount:NAMESPACE:ecr-sa`; the rendered `ecr-rbac.yml` (Role and \
        RoleBinding in each target namespace: create and patch on that one secret) grants it: \
        run the playbook
        """,
      source: "https://kubernetes.io/docs/reference/access-authn-authz/rbac/",
      samples: [
        """
        2026-03-02T08:15:04Z error cf-dev/regcred not refreshed: HTTP 403 Forbidden: secrets \
        "regcred" is forbidden: User "system:serviceaccount:cf-dev:ecr-sa" cannot patch resource \
        "secrets" in API group "" in the namespace "cf-dev"; it stays as it is, next try in 5 s
        """,
        """
        Error from server (Forbidden): secrets is forbidden: User \
        "system:serviceaccount:cf-dev:ecr-sa" cannot create resource "secrets" in API group "" \
        in the namespace "cf-dev"
        """,
      ]),
    Cause(
      "api-unauthorized", .api,
      patterns: [
        "not refreshed: http 401", "you must be logged in to the server",
        "the server has asked for the client to provide credentials", "error: unauthorized",
        "unauthorized: unauthorized", #""message": "unauthorized""#,
        "unable to authenticate the request",
      ],
      wrong: "the API server does not accept the token (401)",
      remedy: """
        at a terminal log in again (`oc login`); in the sync pod see that the service account \
        still exists and the token is mounted (`automountServiceAccountToken` not false), then \
        delete the pod
        """,
      source: "https://kubernetes.io/docs/reference/access-authn-authz/authentication/",
      samples: [
        """
        2026-03-02T08:15:04Z error cf-dev/regcred not refreshed: HTTP 401 Unauthorized: \
        Unauthorized; it stays as it is, next try in 5 s
        """,
        "error: You must be logged in to the server (Unauthorized)",
        """
        error: You must be logged in to the server (the server has asked for the client to \
        provide credentials)
        """,
      ]),
    Cause(
      "api-conflict", .api,
      patterns: [
        "not refreshed: http 409", "apply failed with*conflict",
        "operation cannot be fulfilled on*the object has been modified",
        "error from server (conflict)", "error from server (alreadyexists)",
      ],
      wrong: "somebody else wrote the object at the same time, or owns the field (409)",
      remedy: """
        once is nothing: it is tried again. If it stays, find the other manager with `oc -n \
        NAMESPACE get secret regcred -o yaml --show-managed-fields` and take the object out of \
        its hands, or name another secret in `ecr.pull_secret`
        """,
      source: "https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts",
      samples: [
        """
        2026-03-02T08:15:04Z error cf-dev/regcred not refreshed: HTTP 409 Conflict: Operation \
        cannot be fulfilled on secrets "regcred": the object has been modified; please apply \
        your changes to the latest version and try again; it stays as it is, next try in 5 s
        """,
        """
        error: Apply failed with 1 conflict: conflict with "kubectl-client-side-apply" using v1: \
        .data..dockerconfigjson
        """,
      ]),
    Cause(
      "api-invalid", .api,
      patterns: [
        "not refreshed: http 422", "error from server (invalid)", #"the secret "*" is invalid:"#,
        #"the deployment "*" is invalid:"#, #"the pod "*" is invalid:"#,
        "fieldmanager: required value",
      ],
      wrong: "the API server does not accept the object as it is (422)",
      remedy: """
        the message names the field: correct the value that it comes from; `ecr-artifacts \
        validate` on the folder finds most of them before
        """,
      source: "https://kubernetes.io/docs/reference/using-api/api-concepts/",
      samples: [
        """
        2026-03-02T08:15:04Z error cf-dev/regcred not refreshed: HTTP 422 Invalid: Secret \
        "regcred" is invalid: data[.dockerconfigjson]: Invalid value: "<secret contents \
        redacted>": invalid character; it stays as it is, next try in 5 s
        """,
        """
        The Deployment "ecr-credentials-sync" is invalid: \
        spec.template.spec.containers[0].resources.requests: Invalid value: "2": must be less \
        than or equal to cpu limit of 1
        """,
      ]),
    Cause(
      "namespace-missing", .api,
      patterns: [
        #"namespaces "*" not found"#, "because it is being terminated",
      ],
      wrong: "the namespace does not exist, or is being deleted",
      remedy: """
        make it (`oc new-project NAMESPACE`; the playbook does), or correct `ecr.namespace` or \
        `ecr.target_namespaces`; one that stays in Terminating: `oc get namespace NAMESPACE -o \
        jsonpath='{.status.conditions}'`
        """,
      source: "https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/",
      samples: [
        """
        2026-03-02T08:15:04Z error cf-dev/regcred not refreshed: HTTP 404 NotFound: namespaces \
        "cf-tset" not found; it stays as it is, next try in 5 s
        """,
        """
        Error from server (Forbidden): error when creating "ecr-sa.yml": serviceaccounts \
        "ecr-sa" is forbidden: unable to create new content in namespace cf-dev because it is \
        being terminated
        """,
      ]),
    Cause(
      "api-server-failing", .api,
      patterns: [
        "not refreshed: http 5", "error from server (internalerror)",
        "error from server (timeout)", "error from server (serviceunavailable)",
        "etcdserver: request timed out",
      ],
      wrong: "the API server fails by itself",
      remedy: """
        wait: it is tried again; if it stays, look at the control plane (`oc get \
        clusteroperators kube-apiserver etcd`, on HCP `rosa describe cluster`)
        """,
      source: "https://kubernetes.io/docs/tasks/debug/debug-cluster/",
      samples: [
        """
        2026-03-02T08:15:04Z error cf-dev/regcred not refreshed: HTTP 500 InternalError: \
        etcdserver: request timed out; it stays as it is, next try in 5 s
        """,
        """
        Error from server (ServiceUnavailable): the server is currently unable to handle the \
        request
        """,
      ]),
    Cause(
      "api-unreachable", .api,
      patterns: [
        "not refreshed: curl: (", "unable to connect to the server: ",
        "the connection to the server*was refused",
      ],
      wrong: "the API server is not to be reached",
      remedy: """
        in the sync pod: a NetworkPolicy must let it out to the `kubernetes` service (`oc -n \
        NAMESPACE get networkpolicy`); at a terminal: `oc whoami --show-server`, VPN and proxy
        """,
      source: "https://kubernetes.io/docs/tasks/run-application/access-api-from-pod/",
      samples: [
        """
        2026-03-02T08:15:04Z error cf-dev/regcred not refreshed: curl: (28) Failed to connect to \
        172.30.0.1 port 443 after 5001 ms: Timeout was reached; it stays as it is, next try in 5 s
        """,
        "Unable to connect to the server: dial tcp 10.0.0.7:6443: i/o timeout",
        """
        The connection to the server localhost:8080 was refused - did you specify the right host \
        or port?
        """,
      ]),
  ]
}
