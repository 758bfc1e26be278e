import Diagnostics

extension PolicyRules {
  static let booleanValue = PolicyRule(
    RuleInfo(
      "iam/boolean-value", .warning, summary: "a boolean operator with a value that is none",
      why: "A boolean is `true` or `false`; anything else never matches.",
      source: AWSPage.operators, awsChecks: ["General Warning - Type mismatch Boolean"],
      passing: PolicyExample.identity(#"{"Bool": {"aws:SecureTransport": "true"}}"#),
      failing: PolicyExample.identity(#"{"Bool": {"aws:SecureTransport": ▸"yes"}}"#))
  ) { policy in
    policy.checkConditions { test in
      guard let family = test.comparison?.family, family == .bool || family == .null else {
        return []
      }
      return test.values(breaking: ValueForm.isBoolean).map {
        Violation(
          "`\($0.text)` is no boolean", at: $0.location,
          help: "write `\"true\"` or `\"false\"`")
      }
    }
  }
}
