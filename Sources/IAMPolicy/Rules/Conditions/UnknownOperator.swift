import Diagnostics

extension PolicyRules {
  static let unknownOperator = PolicyRule(
    RuleInfo(
      "iam/condition-operator", .error, summary: "a condition operator that does not exist",
      why: "IAM refuses a policy with an operator that it does not know.",
      source: AWSPage.operators, awsChecks: ["Error - Invalid condition operator"],
      passing: PolicyExample.identity(#"{"StringEquals": {"aws:RequestedRegion": "us-east-1"}}"#),
      failing: PolicyExample.identity(#"{▸"StringEqual": {"aws:RequestedRegion": "us-east-1"}}"#))
  ) { policy in
    policy.statements.flatMap { statement in
      (statement.node["Condition"]?.mapping?.entries ?? []).compactMap { entry in
        guard OperatorName(entry.key) == nil, !VariableText(entry.key).hasVariable else {
          return nil
        }
        return Violation(
          "`\(entry.key)` is no condition operator", at: entry.keyLocation,
          help: OperatorName.nearest(to: entry.key).map { "did you mean `\($0)`?" }
            ?? "an operator reads `StringEquals`, with `ForAnyValue:` before it for keys of several "
            + "values")
      }
    }
  }
}
