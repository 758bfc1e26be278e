extension Causes {
  /// Registries that refuse a pull.
  static let imageAccess: [Cause] = [
    Cause(
      "image-signature-rejected", .image,
      patterns: [
        "a signature was required, but no signature exists", "none of the signatures were accepted",
        "signaturevalidationfailed",
      ],
      wrong: "the node's signature policy requires a signature that the image does not have",
      remedy: """
        sign the image with a key that the policy trusts, or exempt the repository: \
        `/etc/containers/policy.json` on the node (`oc debug node/NODE -- chroot /host cat \
        /etc/containers/policy.json`), and `oc get clusterimagepolicies,imagepolicies -A`
        """,
      source: "https://github.com/containers/image/blob/main/docs/containers-policy.json.5.md",
      samples: [
        """
        Failed to pull image "818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api:1": \
        SignatureValidationFailed: Source image rejected: A signature was required, but no \
        signature exists
        """
      ]),
    Cause(
      "registry-blocked", .image,
      patterns: [
        "is blocked in /etc/containers/registries.conf", "is blocked by policy",
        "is rejected by policy", "source image rejected:",
      ],
      wrong: "the cluster's image configuration blocks that registry",
      remedy: """
        see `oc get image.config.openshift.io/cluster -o jsonpath='{.spec.registrySources}'` and \
        have the registry's host allowed there
        """,
      source: """
        https://docs.openshift.com/container-platform/latest/openshift_images/image-configuration.html
        """,
      samples: [
        """
        Failed to pull image "docker.io/amazon/aws-cli:latest": rpc error: code = Unknown desc = \
        pinging container registry docker.io: registry docker.io is blocked in \
        /etc/containers/registries.conf or /etc/containers/registries.conf.d
        """
      ]),
    Cause(
      "image-pull-rate-limited", .image,
      patterns: [
        "you have reached your pull rate limit",
        "you have reached your unauthenticated pull rate limit", "too many requests to registry",
        "toomanyrequests:", "pull qps exceeded",
      ]
        + pulling(
          "toomanyrequests", "429 too many requests", "statuscode: 429", "registry 429",
          "rate exceeded"),
      wrong: "the registry limits the rate of pulls",
      remedy: """
        Docker Hub, for images pulled without an account: push the image to ECR and set \
        `ecr.sync.image`, use `public.ecr.aws/aws-cli/aws-cli:latest`, or set \
        `ecr.sync.image_pull_policy: IfNotPresent`. ECR: the kubelet retries; if it persists, \
        raise the quota of the registry's account
        """,
      source: "https://docs.docker.com/docker-hub/usage/pulls/",
      samples: [
        """
          Warning  Failed  12s (x3 over 51s)  kubelet  Failed to pull image \
        "docker.io/amazon/aws-cli:latest": rpc error: code = Unknown desc = reading manifest \
        latest in docker.io/amazon/aws-cli: toomanyrequests: You have reached your pull rate \
        limit. You may increase the limit by authenticating and upgrading: \
        https://www.docker.com/increase-rate-limit
        """
      ]),
    Cause(
      "image-pull-unauthorized", .image,
      patterns: [
        "unauthorized: authentication required", "unauthorized: incorrect username or password",
      ]
        + pulling(
          "401 unauthorized", "invalid username/password", "status code from registry 401",
          "statuscode: 401", "authentication required", "unauthorized: not authorized"),
      wrong: "the registry does not accept the credentials in the pull secret, or got none",
      remedy: """
        check that the secret's entry is keyed by the image's host and fresh (`oc -n NAMESPACE \
        get secret regcred -o jsonpath='{.metadata.annotations}'`), that its user name is `AWS`, \
        and that the pod names it in `imagePullSecrets`
        """,
      source: "https://kubernetes.io/docs/concepts/containers/images/#using-a-private-registry",
      samples: [
        """
          Warning  Failed  12s (x3 over 51s)  kubelet  Failed to pull image \
        "818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api:1": rpc error: code = Unknown desc \
        = failed to pull and unpack image \
        "818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api:1": failed to resolve reference \
        "818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api:1": unexpected status code \
        [manifests 1]: 401 Unauthorized
        """,
        """
        Failed to pull image "registry.example.com/a:1": initializing source \
        docker://registry.example.com/a:1: unable to retrieve auth token: invalid \
        username/password: unauthorized: The username or password is incorrect
        """,
      ]),
    forbidden,
    Cause(
      "image-pull-denied", .image,
      patterns: [
        "pull access denied", "requested access to the resource is denied",
      ]
        + pulling(
          "insufficient_scope", "denied:"),
      wrong: """
        the registry denies the pull: the repository is private, or does not exist
        """,
      remedy: """
        check the image's name; where it is private, name a pull secret for its registry in \
        `imagePullSecrets`
        """,
      source: "https://kubernetes.io/docs/concepts/containers/images/#using-a-private-registry",
      samples: [
        """
          Warning  Failed  12s (x3 over 51s)  kubelet  Failed to pull image \
        "docker.io/amazon/awscli:latest": rpc error: code = Unknown desc = failed to pull and \
        unpack image "docker.io/amazon/awscli:latest": failed to resolve reference \
        "docker.io/amazon/awscli:latest": pull access denied, repository does not exist or may \
        require authorization: server message: insufficient_scope: authorization failed
        """,
        """
          Warning  Failed  12s (x3 over 51s)  kubelet  Failed to pull image \
        "docker.io/amazon/awscli:latest": initializing source docker://amazon/awscli:latest: \
        reading manifest latest in docker.io/amazon/awscli: requested access to the resource is \
        denied
        """,
      ]),
  ]

  /// A refusal without its reason: containerd before 2.3.4 asks with HEAD, and the answer has no body.
  private static let forbidden = Cause(
    "image-pull-forbidden", .image,
    patterns: [
      "/v2/*403 forbidden"
    ]
      + pulling(
        "403 forbidden", "403 (forbidden)", "status code from registry 403", "statuscode: 403"),
    wrong: """
      the registry refuses the pull (403) and does not say why: the token in the pull secret has \
      expired, or a policy denies the pull
      """,
    remedy: """
      first the token's age: `oc -n NAMESPACE get secret regcred -o \
      jsonpath='{.metadata.annotations}'` (`cf-deployment/expires-at`); past its 12 hours, the \
      sync's log says why it is not refreshed. With a fresh token it is a policy: add the \
      rendered `ecr-repository-policy.json` to the repository's (`aws ecr get-repository-policy \
      --registry-id REGISTRY_ACCOUNT --repository-name NAME` shows it), and the repository to \
      `ecr.registry.repositories`
      """,
    source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/common-errors-docker.html",
    samples: [
      """
        Warning  Failed  12s (x3 over 51s)  kubelet  Failed to pull image \
      "818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api:1": rpc error: code = Unknown desc \
      = failed to pull and unpack image \
      "818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api:1": failed to resolve reference \
      "818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api:1": unexpected status from HEAD \
      request to https://818140567777.dkr.ecr.us-east-1.amazonaws.com/v2/cf/api/manifests/1: \
      403 Forbidden
      """,
      """
      Failed to pull image "818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api:1": \
      initializing source docker://818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api:1: \
      Requesting bearer token: invalid status code from registry 403 (Forbidden)
      """,
      """
      Failed to pull image "818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api:1": rpc error: \
      code = Unknown desc = failed to resolve image \
      "818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api:1": unexpected status code \
      [manifests 1]: 403 Forbidden
      """,
      """
      Failed to pull image "818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api:1": \
      initializing source docker://818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api:1: \
      reading manifest 1 in 818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api: StatusCode: \
      403, ""
      """,
    ],
    impliedBy: [
      "registry-token-expired", "repository-policy-denied", "repository-policy-denies",
      "pull-action-denied", "guardrail-denies", "boundary-denies", "identity-policy-denies",
      "node-role-pulled", "upstream-import-denied", "pull-secret-token-invalid",
    ])
}
