import Diagnostics

extension PolicyRules {
  static let variableOperator = PolicyRule(
    RuleInfo(
      "iam/variable-operator", .error, summary: "a variable with an operator that takes none",
      why: "Only string and ARN operators put a value in a variable's place.",
      source: AWSPage.variables, awsChecks: ["Error - Invalid variable for operator"],
      passing: PolicyExample.identity(
        #"{"StringEquals": {"aws:ResourceTag/team": "${aws:PrincipalTag/team}"}}"#),
      failing: PolicyExample.identity(
        #"{"NumericEquals": {"aws:MultiFactorAuthAge": ▸"${aws:PrincipalTag/age}"}}"#))
  ) { policy in
    policy.checkConditions { test in
      guard let comparison = test.comparison, !comparison.takesVariables else { return [] }
      return test.texts.filter { VariableText($0.text).hasVariable }.map {
        Violation(
          "`\(comparison.base)` takes no variable, and `\($0.text)` holds one", at: $0.location,
          help: "write the value itself, or use a string operator")
      }
    }
  }
}
