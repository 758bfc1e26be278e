import Diagnostics

extension PolicyRules {
  static let multipleBooleans = PolicyRule(
    RuleInfo(
      "iam/multiple-booleans", .error, summary: "several values for a boolean",
      why: "`true` and `false` together are no condition; IAM refuses the list.",
      source: AWSPage.operators, awsChecks: ["Error - Invalid condition multiple Boolean"],
      passing: PolicyExample.identity(#"{"Bool": {"aws:SecureTransport": "true"}}"#),
      failing: PolicyExample.identity(#"{"Bool": {"aws:SecureTransport": ▸["true", "false"]}}"#))
  ) { policy in
    policy.checkConditions { test in
      guard test.comparison?.family == .bool, test.test.values.count > 1 else { return [] }
      return [
        Violation(
          "`\(test.key.text)` is compared with \(test.test.values.count) booleans",
          at: test.test.node.location, help: "write `\"true\"` or `\"false\"`")
      ]
    }
  }
}
