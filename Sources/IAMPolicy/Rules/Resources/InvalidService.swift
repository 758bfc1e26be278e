import Diagnostics

extension PolicyRules {
  static let invalidService = PolicyRule.resources(
    RuleInfo(
      "iam/invalid-service", .error, summary: "an ARN of a service that does not exist",
      why: "No resource has such an ARN. A wildcard cannot stand for the service.",
      source: AWSPage.arns, awsChecks: ["Error - Invalid service"],
      passing: Sample.resource(#""arn:aws:ecr:us-east-1:818140567777:repository/app""#),
      failing: Sample.resource(
        #"[▸"arn:aws:erc:us-east-1:818140567777:repository/app", ▸"arn:aws:ec?:us-east-1:818140567777:*"]"#
      ))
  ) { resource in
    guard let arn = resource.arn, !PolicyVariable.isIn(arn.service) else { return nil }
    if TextPattern.hasWildcard(arn.service) {
      guard arn.service != "*" else { return nil }
      return resource.violation(
        "has a wildcard in its service `\(arn.service)`", help: "name the service")
    }
    guard !ServiceTables.isKnown(prefix: arn.service) else { return nil }
    return resource.violation(
      "names the service `\(arn.service)`, which does not exist",
      help: Spelling.serviceHelp(arn.service))
  }
}
