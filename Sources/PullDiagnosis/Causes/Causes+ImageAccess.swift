extension Causes {
  /// Registries that refuse a pull.
  static let imageAccess: [Cause] = [
    Cause(
      "registry-token-expired", .image,
      patterns: [
        "your authorization token has expired",
        "authorization token has expired. reauthenticate",
      ],
      wrong: "the ECR token in the pull secret is older than its 12 hours",
      remedy: """
        see why it is no longer refreshed: `oc -n NAMESPACE logs \
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
        service account (`ecr.link_service_accounts`), in this very namespace \
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
    Cause(
      "image-layers-blocked", .image,
      patterns: [
        "starport-layer-bucket"
      ],
      wrong: """
        the manifest came, the layers did not: ECR serves them from an S3 bucket that the node \
        does not reach
        """,
      remedy: """
        allow `arn:aws:s3:::prod-REGION-starport-layer-bucket/*` in the S3 gateway endpoint's \
        policy, and the bucket's host in the egress firewall or proxy
        """,
      source: """
        https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html#ecr-minimum-s3-perms
        """,
      samples: [
        """
        Failed to pull image "818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api:1": rpc error: \
        code = Unknown desc = failed to pull and unpack image \
        "818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api:1": failed to copy: httpReadSeeker: \
        failed open: unexpected status code \
        https://prod-us-east-1-starport-layer-bucket.s3.us-east-1.amazonaws.com/1234/abcd: 403 \
        Forbidden
        """
      ]),
    Cause(
      "image-pull-forbidden", .image,
      patterns: [
        "/v2/*403 forbidden"
      ]
        + pulling(
          "403 forbidden", "403 (forbidden)", "status code from registry 403"),
      wrong: """
        the registry knows the caller and refuses the pull: for ECR, the repository's policy or \
        the role's own does not allow it (any more)
        """,
      remedy: """
        add the rendered `ecr-repository-policy.json` to that repository's policy in the \
        registry's account (`aws ecr get-repository-policy --registry-id REGISTRY_ACCOUNT \
        --repository-name NAME` shows what stands), and name the repository in \
        `ecr.registry.repositories`
        """,
      source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html",
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
      ]),
    Cause(
      "image-pull-unauthorized", .image,
      patterns: [
        "unauthorized: authentication required", "unauthorized: incorrect username or password",
      ]
        + pulling(
          "401 unauthorized", "invalid username/password", "status code from registry 401"),
      wrong: "the registry does not accept the credentials in the pull secret, or got none",
      remedy: """
        see that the secret's entry is keyed by the image's host and is fresh (`oc -n NAMESPACE \
        get secret regcred -o jsonpath='{.metadata.annotations}'`), that user name is `AWS`, and \
        that the pod names it in `imagePullSecrets`
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
    Cause(
      "image-pull-denied", .image,
      patterns: [
        "pull access denied", "requested access to the resource is denied",
      ]
        + pulling(
          "insufficient_scope", "denied:"),
      wrong: """
        the registry denies the pull: the repository is private, or there is none of that name
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
    Cause(
      "image-pull-rate-limited", .image,
      patterns: [
        "you have reached your pull rate limit",
        "you have reached your unauthenticated pull rate limit",
      ]
        + pulling(
          "toomanyrequests", "429 too many requests"),
      wrong: "the registry limits how often images are pulled without an account",
      remedy: """
        pull through another registry: push the image to ECR and set `ecr.sync.image`, use \
        `public.ecr.aws/aws-cli/aws-cli:latest`, or set `ecr.sync.image_pull_policy: IfNotPresent`
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
      "registry-blocked", .image,
      patterns: [
        "is blocked in /etc/containers/registries.conf", "is blocked by policy",
        "source image rejected:",
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
  ]
}
