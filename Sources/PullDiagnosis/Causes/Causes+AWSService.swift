extension Causes {
  /// AWS services that limit calls or fail.
  static let awsService: [Cause] = [
    Cause(
      "aws-throttled", .token,
      patterns: aws("throttling") + aws("toomanyrequests") + aws("requestlimitexceeded")
        + aws("slowdown") + aws("requestthrottled") + aws("provisionedthroughputexceeded") + [
          "throttlingexception: rate exceeded", "throttling: rate exceeded",
          "insufficient request capacity available", "failed to get rate limit token",
        ],
      wrong: "AWS limits the rate of the account's calls",
      remedy: """
        wait: the sync pod and the SDKs retry; if it persists, raise \
        `ecr.sync.refresh_interval` and find what else makes calls in that account (CloudTrail)
        """,
      source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/service-quotas.html",
      samples: [
        """
        An error occurred (ThrottlingException) when calling the GetAuthorizationToken operation \
        (reached max retries: 4): Rate exceeded
        """
      ]),
    Cause(
      "aws-service-failing", .token,
      patterns: aws("servicefailure") + aws("server") + aws("internalfailure")
        + aws("internalerror") + aws("internalservererror") + aws("internalserver")
        + aws("serviceunavailable") + aws("internalservice") + aws("unavailable")
        + aws("500") + aws("502") + aws("503") + aws("504") + aws("requesttimeout"),
      wrong: "the AWS service itself fails (5xx)",
      remedy: """
        wait: the sync pod and the SDKs retry; if it persists, see \
        https://health.aws.amazon.com for the region
        """,
      source: "https://docs.aws.amazon.com/AmazonECR/latest/APIReference/CommonErrors.html",
      samples: [
        """
        An error occurred (ServerException) when calling the GetAuthorizationToken operation \
        (reached max retries: 4): Service is unavailable
        """
      ]),
    Cause(
      "aws-response-incomplete", .network,
      patterns: [
        "read, but total bytes expected is", "error occurred while reading from response stream",
        "did not match calculated checksum", "unable to parse response (",
        "need to rewind the stream",
      ],
      wrong: "the response of AWS arrived incomplete or altered",
      remedy: """
        try again; if it comes back, a proxy or firewall on the way cuts or rewrites responses: \
        except the host from inspection (NO_PROXY in `ecr.sync.env`)
        """,
      source: "https://docs.aws.amazon.com/cli/latest/userguide/cli-chap-troubleshooting.html",
      samples: [
        "1024 read, but total bytes expected is 4096."
      ]),
    Cause(
      "aws-endpoint-wrong", .network,
      patterns: aws("unknownoperation") + aws("invalidaction") + aws("404") + aws("400")
        + aws("403") + aws("405"),
      wrong: "what responds is not the AWS service that was called: a wrong endpoint or a proxy",
      remedy: """
        check AWS_ENDPOINT_URL and `endpoint_url` (`aws configure list`, `ecr.sync.env`), the \
        service of a VPC endpoint (`ecr.api`, not `ecr.dkr`), and HTTPS_PROXY
        """,
      source: "https://docs.aws.amazon.com/AmazonECR/latest/APIReference/CommonErrors.html",
      samples: [
        """
        An error occurred (UnknownOperationException) when calling the GetAuthorizationToken \
        operation:
        """
      ]),
  ]
}
