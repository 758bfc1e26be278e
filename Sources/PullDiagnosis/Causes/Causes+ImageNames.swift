extension Causes {
  /// Images that do not exist under the name that the pod gives.
  static let imageNames: [Cause] = [
    Cause(
      "image-short-name-refused", .image,
      patterns: [
        "short name mode is enforcing", "short-name *did not resolve to an alias",
        "shortnamemode", "short-name resolution enforced",
      ],
      wrong: "the node refuses an image name without a registry",
      remedy: """
        write the registry: `ecr.sync.image: docker.io/amazon/aws-cli:latest`, and in charts \
        `REGISTRY_ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME:TAG`
        """,
      source: """
        https://github.com/containers/image/blob/main/docs/containers-registries.conf.5.md#short-name-aliasing
        """,
      samples: [
        """
          Warning  Failed  12s (x3 over 51s)  kubelet  Failed to pull image \
        "amazon/aws-cli:latest": rpc error: code = Unknown desc = short name mode is enforcing, \
        but image name amazon/aws-cli:latest returns ambiguous list
        """,
        """
          Warning  Failed  12s (x3 over 51s)  kubelet  Failed to pull image \
        "amazon/aws-cli:latest": short-name "amazon/aws-cli:latest" did not resolve to an alias \
        and no unqualified-search registries are defined in "/etc/containers/registries.conf"
        """,
      ]),
    Cause(
      "invalid-image-name", .image,
      patterns: [
        "invalidimagename", "failed to apply default image tag", "invalid reference format",
        "couldn't parse image reference", "couldn't parse image name",
        "repository name must be lowercase", "repository name must not be more than 255",
      ],
      wrong: "the pod's image is not a valid image reference",
      remedy: "write `REGISTRY/NAME:TAG` in lower case, without `https://` and without spaces",
      source: "https://kubernetes.io/docs/concepts/containers/images/#image-names",
      samples: [
        """
          Warning  InspectFailed  3s (x2 over 4s)  kubelet  Failed to apply default image tag \
        "https://818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api:1": couldn't parse image \
        name "https://818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api:1": invalid reference \
        format
        """,
        "      Reason:       InvalidImageName",
      ]),
    Cause(
      "repository-missing", .image,
      patterns: [
        "name unknown: the repository with name", "repositorynotfoundexception",
        "repository name not known to registry", "does not exist in the registry with id",
      ] + aws("repositorynotfound") + pulling("name unknown:"),
      wrong: "the registry has no repository of that name in that region",
      remedy: """
        list them with `aws ecr describe-repositories --registry-id REGISTRY_ACCOUNT --region \
        REGION`, and correct the image's name, `ecr.registry.repositories` or \
        `ecr.registry.region`; under a pull-through cache's prefix the first pull creates it, and \
        this means that the role lacks `ecr:CreateRepository`
        """,
      source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/common-errors-docker.html",
      samples: [
        """
          Warning  Failed  12s (x3 over 51s)  kubelet  Failed to pull image \
        "818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/app:1": rpc error: code = Unknown desc \
        = reading manifest 1 in 818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/app: name \
        unknown: The repository with name 'cf/app' does not exist in the registry with id \
        '818140567777'
        """,
        """
        An error occurred (RepositoryNotFoundException) when calling the GetRepositoryPolicy \
        operation: The repository with name 'cf/app' does not exist in the registry with id \
        '818140567777'
        """,
      ]),
    Cause(
      "image-wrong-platform", .image,
      patterns: [
        "no match for platform in manifest", "no image found in manifest list for architecture",
        "no image found in image index for architecture", "exec format error",
        "no matching manifest for",
      ],
      wrong: "the image was built for another processor architecture than the node's",
      remedy: """
        push it for the node's architecture (`oc get nodes -L kubernetes.io/arch`), with `podman \
        build --platform linux/amd64`
        """,
      source: """
        https://kubernetes.io/docs/concepts/containers/images/#multi-architecture-images-with-image-indexes
        """,
      samples: [
        """
        Failed to pull image "818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api:1": rpc error: \
        code = NotFound desc = failed to pull and unpack image \
        "818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api:1": no match for platform in \
        manifest: not found
        """,
        "exec /usr/local/bin/server: exec format error",
      ]),
    Cause(
      "image-not-found", .image,
      patterns: [
        "manifest unknown", "requested image not found",
      ] + aws("imagenotfound")
        + pulling(
          ": not found", "404 not found", "statuscode: 404", "registry 404"),
      wrong: "the repository has no image with that tag or digest",
      remedy: """
        list its images with `aws ecr describe-images --registry-id REGISTRY_ACCOUNT \
        --repository-name NAME --query 'imageDetails[].imageTags'`, and correct the tag; under a \
        pull-through cache's prefix this means that the role lacks `ecr:BatchImportUpstreamImage`
        """,
      source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/common-errors-docker.html",
      samples: [
        """
          Warning  Failed  12s (x3 over 51s)  kubelet  Failed to pull image \
        "818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api:2": rpc error: code = Unknown desc \
        = reading manifest 2 in 818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api: manifest \
        unknown: Requested image not found
        """,
        """
        Failed to pull image "docker.io/amazon/aws-cli:9": rpc error: code = NotFound desc = \
        failed to pull and unpack image "docker.io/amazon/aws-cli:9": failed to resolve \
        reference "docker.io/amazon/aws-cli:9": docker.io/amazon/aws-cli:9: not found
        """,
      ]),
    Cause(
      "image-never-pulled", .image,
      patterns: [
        "errimageneverpull", "is not present with pull policy of never",
      ],
      wrong: "the image is not on the node, and the pod forbids to pull it",
      remedy: "set `imagePullPolicy: IfNotPresent` or `Always` (`ecr.sync.image_pull_policy`)",
      source: "https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy",
      samples: [
        """
          Warning  ErrImageNeverPull  2s (x3 over 5s)  kubelet  Container image \
        "818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api:1" is not present with pull policy \
        of Never
        """
      ]),
  ]
}
