import Diagnostics

extension PolicyRules {
  static let variableElement = PolicyRule(
    RuleInfo(
      "iam/variable-element", .error, summary: "a variable where none is taken",
      why: "Variables stand in resources and in the values of conditions; elsewhere they are "
        + "ordinary characters, and the policy does not do what it says.",
      source: AWSPage.variables, awsChecks: ["Error - Variable unsupported in element"],
      passing: PolicyExample.repository(
        #"{"StringEquals": {"aws:PrincipalAccount": "${aws:ResourceAccount}"}}"#),
      failing: PolicyExample.repository(
        principal: #"{"AWS": ▸"arn:aws:iam::606639739464:role/${aws:username}"}"#))
  ) { policy in
    policy.statements.flatMap { statement -> [Violation] in
      let places =
        (statement.principals?.entries.map(\.value) ?? []) + (statement.actions?.patterns ?? [])
        + statement.conditions.map(\.key)
      return places.filter { VariableText($0.text).hasVariable }.map {
        Violation(
          "`\($0.text)` holds a variable, which is not taken here", at: $0.location,
          help: "variables stand in `Resource` and in the values of a `Condition`")
      }
    }
  }
}
