extension Causes {
  /// What the API server answers to whom: 401, 403, 5xx, and nothing at all.
  static let apiAccess: [Cause] = [
    Cause(
      "rbac-escalation", .api,
      patterns: [
        "attempting to grant rbac permissions not currently held",
        "cannot bind role", "is not allowed to escalate",
      ],
      wrong: """
        the user does not hold the permissions that the Role or RoleBinding would grant
        """,
      remedy: """
        apply it as a user who holds them (a cluster-admin; `oc auth can-i create secrets -n \
        NAMESPACE`), or have an admin grant the user the verb `escalate` on roles and `bind` on \
        that role
        """,
      source: """
        https://kubernetes.io/docs/reference/access-authn-authz/rbac/#privilege-escalation-prevention-and-bootstrapping
        """,
      samples: [
        """
        roles.rbac.authorization.k8s.io "ecr-credentials-sync" is forbidden: user "dev" \
        (groups=["system:authenticated"]) is attempting to grant RBAC permissions not currently \
        held:
        """
      ]),
    Cause(
      "api-forbidden", .api,
      patterns: [
        #"is forbidden: user ""#, "not refreshed: http 403",
      ],
      wrong: "the API server knows the caller, and RBAC does not allow it the request (403)",
      remedy: """
        check with `oc auth can-i VERB RESOURCE -n NAMESPACE --as USER`, as the message names \
        them. The sync's service account gets create and patch on its one secret from the \
        rendered `ecr-rbac.yml`: run the playbook; any other caller needs a Role and RoleBinding \
        of its own for that verb and resource
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
        "unauthorized: unauthorized", #""message": "unauthorized""#, #""message":"unauthorized""#,
        "unable to authenticate the request", "error from server (unauthorized)",
        "reason: unauthorized http response headers", "token is expired",
        "token has been invalidated",
      ],
      wrong: "the API server does not accept the token (401)",
      remedy: """
        on your machine log in again (`oc login`); in the sync pod check that the service account \
        still exists and its token is mounted (`automountServiceAccountToken` not false), then \
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
      "api-server-failing", .api,
      patterns: [
        "not refreshed: http 5", "error from server (internalerror)",
        "error from server (timeout)", "error from server (serviceunavailable)",
        "error from server (toomanyrequests)", "etcdserver: request timed out",
        "etcdserver: leader changed", "the server is currently unable to handle the request",
        "the server was unable to return a response in the time allotted",
        "not refreshed: http 429", "apiserver not ready",
        "client rate limiter wait returned an error",
      ],
      wrong: "the API server itself fails or limits requests",
      remedy: """
        wait: the request is retried; if it persists, look at the control plane (`oc get \
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
        "the connection to the server*was refused", "couldn't get current server api group list",
        "max retries exceeded with url: /*connection refused",
        "max retries exceeded with url: /*timed out",
        "max retries exceeded with url: /*no route to host",
        "max retries exceeded with url: /*name resolution",
        "max retries exceeded with url: /*name or service not known",
        "maxretryerror*connection refused", ":6443: connect:",
        ":6443: i/o timeout", ":443/api*connect: connection refused",
      ],
      wrong: "the API server cannot be reached",
      remedy: """
        in the sync pod: a NetworkPolicy must allow egress to the `kubernetes` service (`oc -n \
        NAMESPACE get networkpolicy`); on your machine: `oc whoami --show-server`, VPN and proxy
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
        """
        urllib3.exceptions.MaxRetryError: HTTPSConnectionPool(host='api.rosa.example.com', \
        port=443): Max retries exceeded with url: /version (Caused by \
        NewConnectionError('<urllib3.connection.HTTPSConnection object at 0x7f>: Failed to \
        establish a new connection: [Errno 111] Connection refused'))
        """,
      ]),
  ]
}
