import Diagnostics

extension PolicyRules {
  static let missingVersion = PolicyRule(
    RuleInfo(
      "iam/missing-version", .warning, summary: "the policy names no version",
      why: "Without one the language of 2008 holds, in which a policy variable is plain text.",
      source: AWSPage.version, awsChecks: ["General Warning - Missing version"],
      passing: Sample.policy(Sample.identity),
      failing: "▸{\"Statement\": {\(Sample.identity)}}")
  ) { policy in
    guard policy.node.mapping != nil, policy.node["Version"] == nil else { return [] }
    return [
      Violation(
        "the policy has no `Version`", at: policy.node.location,
        help: "write `\"Version\": \"\(PolicyVersion.current)\"` before the statements")
    ]
  }
}
