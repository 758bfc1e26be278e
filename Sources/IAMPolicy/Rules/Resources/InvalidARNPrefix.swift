import Diagnostics

extension PolicyRules {
  static let invalidARNPrefix = PolicyRule.resources(
    RuleInfo(
      "iam/invalid-arn-prefix", .error, summary: "a resource that is no ARN",
      why: "A resource is named by its ARN, which begins with `arn:`, or is `*`.",
      source: AWSPage.arns, awsChecks: ["Error - Invalid ARN prefix"],
      passing: Sample.resource(#""arn:aws:ecr:us-east-1:818140567777:repository/app""#),
      failing: Sample.resource(
        #"[▸"818140567777.dkr.ecr.us-east-1.amazonaws.com/app", ▸"ARN:aws:ecr:us-east-1:818140567777:repository/app"]"#
      ))
  ) { resource in
    guard let first = resource.fields.first, first != "arn",
      !(TextPattern.hasWildcard(first) && TextPattern.overlap(first, "arn"))
    else { return nil }
    return resource.violation(
      "is no ARN: it does not begin with `arn:`",
      help: "a resource reads `arn:partition:service:region:account:resource`, or is `*`")
  }
}
