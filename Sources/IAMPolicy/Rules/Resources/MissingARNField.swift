import Diagnostics

extension PolicyRules {
  static let missingARNField = PolicyRule.resources(
    RuleInfo(
      "iam/missing-arn-field", .error, summary: "an ARN with fewer than six fields",
      why: "With a field too few every field after it is taken for another one.",
      source: AWSPage.arns, awsChecks: ["Error - Missing ARN field"],
      passing: Sample.resource(#""arn:aws:ecr:us-east-1:818140567777:*""#),
      failing: Sample.resource(#"▸"arn:aws:ecr:818140567777:repository/app""#))
  ) { resource in
    guard resource.fields.first == "arn" else { return nil }
    if resource.fields.count < 6 {
      return resource.violation(
        "has \(resource.fields.count) of an ARN's six fields",
        help: "an ARN reads `arn:partition:service:region:account:resource`; an empty field keeps "
          + "its colon")
    }
    guard resource.fields[5].isEmpty else { return nil }
    return resource.violation("ends before the resource", help: "name the resource, or write `*`")
  }
}
