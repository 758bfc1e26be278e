extension Causes {
  /// Pulls that read the manifest and then fail.
  static let imageLayers: [Cause] = [
    Cause(
      "image-layers-blocked", .image,
      patterns: [
        "starport-layer-bucket", "fetching blob: statuscode: 403",
        "reading blob*statuscode: 403, \"<?xml", "parsing image configuration*statuscode: 403",
        "failed to copy: httpreadseeker*403 forbidden",
      ] + pulling("statuscode: 403, \"<?xml", "<code>accessdenied</code>"),
      wrong: """
        the manifest arrived, the layers did not: ECR serves them from an S3 bucket, and the node \
        cannot reach it or is refused there
        """,
      remedy: """
        allow `arn:aws:s3:::prod-REGION-starport-layer-bucket/*` (s3:GetObject) in the policy of \
        the S3 gateway endpoint, and the bucket's host in the egress firewall or proxy; if both \
        are allowed, the node's clock may be wrong
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
        """,
        #"""
        Failed to pull image "818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api:1": rpc error: \#
        code = Unknown desc = parsing image configuration: fetching blob: StatusCode: 403, \#
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>..."
        """#,
      ]),
    Cause(
      "image-corrupt", .image,
      patterns: [
        "filesystem layer verification failed", "filesystem verification failed",
        "digest did not match", "failed size validation", "unexpected commit digest",
        "failed commit on ref",
      ]
        + pulling(
          "failed to extract layer", "failed to register layer", "unsupported mediatype",
          "unknown blob"),
      wrong: "a layer of the image does not match its digest, or the node cannot unpack it",
      remedy: """
        check the node's disk (`oc describe node NODE`) and pull again; if it fails on every \
        node, push the image again
        """,
      source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/common-errors-docker.html",
      samples: [
        """
        Failed to pull image "818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api:1": rpc error: \
        code = Unknown desc = writing blob: Digest did not match, expected sha256:1, got sha256:2
        """
      ]),
  ]
}
