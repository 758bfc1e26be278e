import Diagnostics

extension PolicyRules {
  static let idInIdentityPolicy = PolicyRule(
    RuleInfo(
      "iam/id-unsupported", .warning, summary: "an `Id` in an identity's policy",
      why: "`Id` is an element of policies that hang on resources only.",
      source: AWSPage.element("id"), passing: Sample.policy(Sample.identity),
      failing:
        "{\"Version\": \"2012-10-17\", ▸\"Id\": \"pulls\", \"Statement\": {\(Sample.identity)}}")
  ) { policy in
    guard policy.kind == .identity, let entry = policy.node.mapping?.entry("Id") else { return [] }
    return [
      Violation(
        "an identity's policy has no `Id`", at: entry.keyLocation,
        help: "take it out; a statement may carry a `Sid`")
    ]
  }
}
