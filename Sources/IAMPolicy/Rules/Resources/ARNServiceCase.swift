import Diagnostics

extension PolicyRules {
  static let arnServiceCase = PolicyRule.resources(
    RuleInfo(
      "iam/arn-service-case", .error, summary: "an ARN whose service is not in lower case",
      why: "ARNs are compared with regard to case: this one is no resource's.",
      source: AWSPage.arns, awsChecks: ["Error - Invalid ARN service case"],
      passing: Sample.resource(#""arn:aws:ecr:us-east-1:818140567777:repository/app""#),
      failing: Sample.resource(#"▸"arn:aws:ECR:us-east-1:818140567777:repository/app""#))
  ) { resource in
    guard let service = resource.arn?.service, service.lowercased() != service,
      ServiceTables.isKnown(prefix: service)
    else { return nil }
    return resource.violation(
      "has its service in upper case", help: "write `\(service.lowercased())`")
  }
}
