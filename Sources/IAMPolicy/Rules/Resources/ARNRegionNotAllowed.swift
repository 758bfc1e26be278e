import Diagnostics

extension PolicyRules {
  static let arnRegionNotAllowed = PolicyRule.resources(
    RuleInfo(
      "iam/arn-region-not-allowed", .error, summary: "an ARN with a region that its service lacks",
      why:
        "Roles, users and public repositories are in no region; their ARNs leave the field empty.",
      source: AWSPage.arns, awsChecks: ["Error - ARN Region not allowed"],
      passing: Sample.foreign(#""arn:aws:iam::606639739464:role/ROSAECRAssumeRole""#),
      failing: Sample.foreign(#"▸"arn:aws:iam:us-east-1:606639739464:role/ROSAECRAssumeRole""#))
  ) { resource in
    guard let arn = resource.arn, !arn.region.isEmpty, arn.region != "*",
      ARNField.withoutRegion.contains(arn.service)
    else { return nil }
    return resource.violation(
      "has a region, which `\(arn.service)` does not have",
      help: "leave the field empty: `arn:\(arn.partition):\(arn.service)::\(arn.account):...`")
  }
}
