import Diagnostics

extension PolicyRules {
  static let numberValue = PolicyRule(
    RuleInfo(
      "iam/number-value", .warning, summary: "a numeric operator with a value that is no number",
      why: "What cannot be read as a number never matches.",
      source: AWSPage.operators, awsChecks: ["General Warning - Type mismatch number"],
      passing: PolicyExample.identity(#"{"NumericLessThan": {"aws:MultiFactorAuthAge": "3600"}}"#),
      failing: PolicyExample.identity(#"{"NumericLessThan": {"aws:MultiFactorAuthAge": ▸"1h"}}"#))
  ) { policy in
    policy.checkConditions { test in
      guard test.comparison?.family == .numeric else { return [] }
      return test.values(breaking: ValueForm.isNumber).map {
        Violation(
          "`\($0.text)` is no number", at: $0.location,
          help: "write digits, such as `\"3600\"`")
      }
    }
  }
}
