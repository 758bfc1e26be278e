import Diagnostics

extension PolicyRules {
  static let unsupportedResource = PolicyRule(
    RuleInfo(
      "iam/unsupported-resource", .error,
      summary: "a resource that the policy of a repository or registry cannot be about",
      why: "A repository's policy is about that repository, a registry's about its repositories.",
      source: AWSPage.checks, awsChecks: ["Error - Unsupported resource ARN in policy"],
      passing: Sample.policy(
        Sample.repository
          + #", "Resource": "arn:aws:ecr:us-east-1:818140567777:repository/app""#),
      failing: Sample.policy(Sample.repository + #", "Resource": ▸"arn:aws:s3:::layers/*""#))
  ) { policy in
    guard policy.kind == .resource else { return [] }
    return policy.statements.flatMap { $0.resources?.patterns ?? [] }.map(ResourceText.init)
      .compactMap { resource in
        guard let service = resource.arn?.service, service.lowercased() != "ecr",
          !ResourceText.isOpen(service), ServiceTables.isKnown(prefix: service)
        else { return nil }
        return resource.violation(
          "is no repository", help: "leave `Resource` out, or name repositories by ARN")
      }
  }
}
