import Diagnostics

extension PolicyRules {
  static let arnAccountNotAllowed = PolicyRule.resources(
    RuleInfo(
      "iam/arn-account-not-allowed", .error,
      summary: "an ARN with an account that its resource lacks",
      why:
        "The ARN of a bucket or of what is in it has neither region nor account. ECR keeps image "
        + "layers in a bucket, which a gateway endpoint's policy has to name.",
      source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html",
      awsChecks: ["Error - ARN account not allowed"],
      passing: Sample.foreign(#""arn:aws:s3:::prod-us-east-1-starport-layer-bucket/*""#),
      failing: Sample.foreign(
        #"▸"arn:aws:s3::818140567777:prod-us-east-1-starport-layer-bucket/*""#))
  ) { resource in
    guard let arn = resource.arn, arn.service == "s3", arn.region.isEmpty,
      (try? AccountID(arn.account)) != nil,
      !TextPattern.overlap(arn.resource, "accesspoint*")
    else { return nil }
    return resource.violation(
      "has an account, which a bucket's ARN does not have",
      help: "leave the field empty: `arn:\(arn.partition):s3:::\(arn.resource)`")
  }
}
