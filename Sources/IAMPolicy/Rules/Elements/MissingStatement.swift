import Diagnostics

extension PolicyRules {
  static let missingStatement = PolicyRule(
    RuleInfo(
      "iam/missing-statement", .error, summary: "the policy has no `Statement`",
      why: "The statements are what a policy says; one without is refused.",
      source: AWSPage.element("statement"), awsChecks: ["Error - Missing statement"],
      passing: Sample.policy(Sample.identity), failing: #"▸{"Version": "2012-10-17"}"#)
  ) { policy in
    guard policy.node.mapping != nil, policy.node["Statement"] == nil else { return [] }
    return [
      Violation(
        "the policy has no `Statement`", at: policy.node.location,
        help: "add `\"Statement\": [...]` with a statement at least")
    ]
  }
}
