import Diagnostics

extension PolicyRules {
  static let invalidARNRegion = PolicyRule.resources(
    RuleInfo(
      "iam/invalid-arn-region", .error, summary: "an ARN in a region that AWS does not have",
      why: "No resource has such an ARN, so that the statement is about nothing.",
      source: AWSPage.arns, awsChecks: ["Error - Invalid ARN Region"],
      passing: Sample.resource(#""arn:aws:ecr:us-*:818140567777:repository/app""#),
      failing: Sample.resource(
        #"[▸"arn:aws:ecr:us-esat-1:818140567777:repository/app", ▸"arn:aws:ecr:cn-north-1:818140567777:*"]"#
      ))
  ) { resource in
    guard let arn = resource.arn, !arn.region.isEmpty, !ResourceText.isOpen(arn.region),
      !ARNField.withoutRegion.contains(arn.service),
      let problem = ARNField.regionProblem(arn.region, partition: arn.partition)
    else { return nil }
    return resource.violation(problem, help: "write a region's code, such as `us-east-1`, or `*`")
  }
}
