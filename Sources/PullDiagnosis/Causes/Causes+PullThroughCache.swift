extension Causes {
  /// Pull-through caches and replication, as ECR reports them.
  static let pullThroughCache: [Cause] = [
    Cause(
      "upstream-credentials-refused", .image,
      patterns: [
        "the authentication to the upstream registry failed",
        "upstream registry*credentials", "unable to access the secret",
      ] + aws("unabletoaccesssecret") + aws("unabletodecryptsecretvalue") + aws("secretnotfound"),
      wrong: "the pull-through cache cannot log in to its upstream registry",
      remedy: """
        correct the credentials of the pull-through cache rule in the registry's account (its \
        secret in Secrets Manager, named `ecr-pullthroughcache/...`, in the same region), and \
        check with `aws ecr validate-pull-through-cache-rule --ecr-repository-prefix PREFIX`
        """,
      source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/error-pullthroughcache.html",
      samples: [
        """
        Failed to pull image \
        "818140567777.dkr.ecr.us-east-1.amazonaws.com/docker-hub/library/nginx:1": rpc error: \
        code = Unknown desc = reading manifest 1 in \
        818140567777.dkr.ecr.us-east-1.amazonaws.com/docker-hub/library/nginx: denied: The \
        authentication to the upstream registry failed. Verify that the credentials provided in \
        the pull through cache rule are correct, and try again.
        """
      ]),
    Cause(
      "upstream-image-unavailable", .image,
      patterns: [
        "unable to be pulled using the pull through cache rule",
        "unable to be imported from the upstream registry", "upstream registry is unavailable",
      ] + aws("unabletogetupstreamimage") + aws("unabletogetupstreamlayer"),
      wrong: "ECR could not get the image from the upstream registry of the pull-through cache",
      remedy: """
        check that the image and tag exist upstream (the path after the cache's prefix), that \
        upstream does not limit the rate, and the rule's credentials in Secrets Manager: `aws \
        ecr validate-pull-through-cache-rule --ecr-repository-prefix PREFIX`
        """,
      source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/error-pullthroughcache.html",
      samples: [
        """
        An error occurred (UnableToGetUpstreamImageException) when calling the BatchGetImage \
        operation: The image or images were unable to be pulled using the pull through cache rule.
        """
      ]),
  ]
}
