extension Causes {
  /// What `sync.sh` reports about the pull secret and itself; the errors that it quotes have causes of their own.
  static let sync: [Cause] = [
    Cause(
      "secret-type-differs", .api,
      patterns: [
        "z error *not refreshed: it is of type",
        #"secret "*" is invalid: type: invalid value*field is immutable"#,
      ],
      wrong: "the pull secret exists with another type, and the type of a secret cannot be changed",
      remedy: """
        delete it with `oc -n NAMESPACE delete secret regcred` (the sync pod creates it again), \
        name another one in `ecr.pull_secret`, or list `secret` in `cf_deployment_adopt`
        """,
      source: "https://kubernetes.io/docs/concepts/configuration/secret/#secret-types",
      samples: [
        """
        2026-03-02T08:15:04Z error cf-dev/regcred not refreshed: it is of type Opaque: delete \
        it, or name another one in ecr.pull_secret; it stays as it is, next try in 5 s
        """,
        """
        The Secret "regcred" is invalid: type: Invalid value: "kubernetes.io/dockerconfigjson": \
        field is immutable
        """,
      ]),
    Cause(
      "secret-immutable", .api,
      patterns: [
        "z error *not refreshed: it is immutable", "field is immutable when `immutable` is set",
      ],
      wrong: "the pull secret is immutable, so the token in it cannot be replaced",
      remedy: """
        delete it with `oc -n NAMESPACE delete secret regcred`: the sync pod creates it again, \
        not immutable
        """,
      source: "https://kubernetes.io/docs/concepts/configuration/secret/#secret-immutable",
      samples: [
        """
        2026-03-02T08:15:04Z error cf-dev/regcred not refreshed: it is immutable: delete it, \
        then it is made anew; it stays as it is, next try in 5 s
        """
      ]),
    Cause(
      "secret-content-unreadable", .api,
      patterns: [
        "z error *not refreshed: nothing can be made of its content"
      ],
      wrong: """
        the pull secret does not contain a docker configuration, or the sync pod's volume is full
        """,
      remedy: """
        check its type with `oc -n NAMESPACE get secret regcred -o jsonpath='{.type}'`, then \
        delete it: the sync pod creates it again
        """,
      source: """
        https://kubernetes.io/docs/concepts/containers/images/#specifying-imagepullsecrets-on-a-pod
        """,
      samples: [
        """
        2026-03-02T08:15:04Z error cf-dev/regcred not refreshed: nothing can be made of its \
        content: delete it, or see whether /token is full; it stays as it is, next try in 5 s
        """
      ]),
    Cause(
      "api-answer-unexpected", .api,
      patterns: [
        "z error *not refreshed: the answer of the api server is no secret"
      ],
      wrong: """
        what responded at the API server's address did not send a secret: a proxy or another \
        server responds in its place
        """,
      remedy: """
        compare `oc get service kubernetes -n default` with KUBERNETES_SERVICE_HOST in the sync \
        pod, and exclude that address from the proxy in `ecr.sync.env` (NO_PROXY)
        """,
      source: "https://kubernetes.io/docs/tasks/run-application/access-api-from-pod/",
      samples: [
        """
        2026-03-02T08:15:04Z error cf-dev/regcred not refreshed: the answer of the API server is \
        no secret; it stays as it is, next try in 5 s
        """
      ]),
    Cause(
      "password-unusable", .token,
      patterns: [
        "z error *what aws ecr get-login-password printed is no password"
      ],
      wrong: "`aws ecr get-login-password` succeeded but did not print a password",
      remedy: """
        run `oc -n NAMESPACE exec deployment/ecr-credentials-sync -- aws --version` and set \
        `ecr.sync.image` to a stock `docker.io/amazon/aws-cli` image
        """,
      source: "https://docs.aws.amazon.com/cli/latest/reference/ecr/get-login-password.html",
      samples: [
        """
        2026-03-02T08:15:04Z error no token for 818140567777.dkr.ecr.us-east-1.amazonaws.com: \
        what aws ecr get-login-password printed is no password; secrets stay as they are, next \
        try in 4 s
        """
      ]),
    Cause(
      "secret-changed-behind", .api, .warning,
      patterns: [
        "z warning *was deleted or changed by somebody else"
      ],
      wrong: "another client deletes or changes the pull secret, and the sync pod restores it",
      remedy: """
        find it with `oc -n NAMESPACE get secret regcred -o \
        jsonpath='{.metadata.managedFields[*].manager}'` and stop it from managing the secret, \
        or name another one in `ecr.pull_secret`
        """,
      source: """
        https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
        """,
      samples: [
        """
        2026-03-02T08:15:04Z warning cf-dev/regcred was deleted or changed by somebody else, \
        refreshing now
        """
      ]),
    Cause(
      "shell-too-old", .container,
      patterns: [
        "epochseconds: bash 5 or newer is needed"
      ],
      wrong: "the sync script needs bash 5, and the image has an older one",
      remedy: """
        set `ecr.sync.image` to `docker.io/amazon/aws-cli:latest` or another image with bash 5, \
        curl and jq
        """,
      source: "https://github.com/aws/aws-cli/blob/v2/docker/Dockerfile",
      samples: [
        "/bin/bash: line 6: EPOCHSECONDS: bash 5 or newer is needed"
      ]),
    Cause(
      "sync-variable-missing", .container,
      patterns: [
        "home: parameter null or not set", "region: parameter null or not set",
        "registry_host: parameter null or not set", "pull_secret: parameter null or not set",
        "target_namespaces: parameter null or not set",
        "refresh_seconds: parameter null or not set", "owner: parameter null or not set",
        "kubernetes_service_host: parameter null or not set",
        "kubernetes_service_port: parameter null or not set",
      ],
      wrong: "the sync container lacks a variable that the rendered Deployment sets",
      remedy: """
        the Deployment was edited by hand: render it again (`ecr-artifacts render -e ENV \
        --write`) and run the playbook
        """,
      source: """
        https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/
        """,
      samples: [
        "/bin/bash: line 7: TARGET_NAMESPACES: parameter null or not set"
      ]),
  ]
}
