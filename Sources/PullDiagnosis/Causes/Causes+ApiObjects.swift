extension Causes {
  /// Objects that the API server refuses or does not have: 400, 404, 409, 422.
  static let apiObjects: [Cause] = [
    Cause(
      "object-exists", .api,
      patterns: [
        "error from server (alreadyexists)", "failed to create*already exists",
        #"error: failed to create*" already exists"#, "reason: alreadyexists",
      ],
      wrong: "the object exists already, and `create` does not change it",
      remedy: """
        apply it instead: `oc apply -f FILE`, or for a secret `oc create secret ... \
        --dry-run=client -o yaml | oc apply -f -`; a refresher that creates the pull secret \
        works once, the sync pod patches it
        """,
      source: "https://kubernetes.io/docs/reference/using-api/api-concepts/",
      samples: [
        #"error: failed to create secret secrets "regcred" already exists"#
      ]),
    Cause(
      "api-conflict", .api,
      patterns: [
        "not refreshed: http 409", "apply failed with*conflict",
        "operation cannot be fulfilled on*the object has been modified",
        "error from server (conflict)", "please apply your changes to the latest version",
      ],
      wrong: "another client wrote the object at the same time, or owns the field (409)",
      remedy: """
        a single conflict is harmless: the write is retried. If it persists, find the other \
        manager with `oc -n NAMESPACE get secret regcred -o yaml --show-managed-fields` and stop \
        it from managing the object, or name another secret in `ecr.pull_secret`
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
      "secret-data-not-base64", .api,
      patterns: [
        "illegal base64 data at input byte",
        "secret in version \"v1\" cannot be handled as a secret",
      ],
      wrong: "a value under the secret's `data` is not valid Base64",
      remedy: """
        encode it in one line (`base64 -w 0 FILE`), or write the text itself under `stringData`
        """,
      source: "https://kubernetes.io/docs/concepts/configuration/secret/#restriction-names-data",
      samples: [
        """
        Error from server (BadRequest): error when creating "regcred.yaml": Secret in version \
        "v1" cannot be handled as a Secret: illegal base64 data at input byte 0
        """
      ]),
    Cause(
      "api-version-missing", .api,
      patterns: [
        "no matches for kind", "could not find the requested resource",
        "failed to find exact match for", "the server doesn't have a resource type",
      ],
      wrong:
        "the cluster does not serve that kind in that API version: removed, or its CRD is missing",
      remedy: """
        write a version that it serves (`oc api-resources | grep KIND`; CronJob: `batch/v1`, \
        PodDisruptionBudget: `policy/v1`, ExternalSecret: `external-secrets.io/v1`), or install \
        the operator that brings the CRD
        """,
      source: "https://kubernetes.io/docs/reference/using-api/deprecation-guide/",
      samples: [
        """
        error: resource mapping not found for name: "ecr-cred" namespace: "cf-dev" from \
        "cron.yaml": no matches for kind "CronJob" in version "batch/v1beta1"
        """
      ]),
    Cause(
      "api-invalid", .api,
      patterns: [
        "not refreshed: http 422", "error from server (invalid)", #"the secret "*" is invalid:"#,
        #"the deployment "*" is invalid:"#, #"the pod "*" is invalid:"#,
        #"the serviceaccount "*" is invalid:"#, #"the role "*" is invalid:"#,
        #"the rolebinding "*" is invalid:"#, #"the cronjob "*" is invalid:"#,
        "fieldmanager: required value", "from the provided object * does not match the namespace",
        "error from server (badrequest)", "not refreshed: http 400",
        "error validating data:", "strict decoding error:", "cannot be handled as a",
        "reason: unprocessable entity", "reason: bad request",
      ],
      wrong: "the API server does not accept the object's content (400 or 422)",
      remedy: """
        the message names the field: correct the value that it comes from; `ecr-artifacts \
        validate` on the folder finds most of them beforehand
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
        create it (`oc new-project NAMESPACE`; the playbook does), or correct `ecr.namespace` or \
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
      "object-missing", .api,
      patterns: [
        "error from server (notfound)", "not refreshed: http 404",
      ],
      wrong: "the object in the message does not exist",
      remedy: """
        check namespace and context (`oc project`), and run the playbook, which creates the \
        rendered objects
        """,
      source: "https://kubernetes.io/docs/reference/using-api/api-concepts/",
      samples: [
        #"Error from server (NotFound): deployments.apps "ecr-credentials-sync" not found"#
      ]),
  ]
}
