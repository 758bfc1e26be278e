import Diagnostics

extension PolicyRules {
  static let missingARNRegion = PolicyRule.resources(
    RuleInfo(
      "iam/missing-arn-region", .error, summary: "an ARN without the region that its service has",
      why: "A repository is in a region; an ARN without one is no repository's.",
      source: AWSPage.ecrActions, awsChecks: ["Error - Missing ARN Region"],
      passing: Sample.resource(#""arn:aws:ecr:*:818140567777:repository/app""#),
      failing: Sample.resource(#"▸"arn:aws:ecr::818140567777:repository/app""#))
  ) { resource in
    guard let arn = resource.arn, arn.region.isEmpty, ARNField.withRegion.contains(arn.service)
    else { return nil }
    return resource.violation(
      "has no region", help: "write the region, or `*` for all of them")
  }
}
