import Diagnostics

extension PolicyRules {
  static let variableEmpty = PolicyRule(
    RuleInfo(
      "iam/variable-empty", .error, summary: "a variable without a key",
      why: "There is nothing that could stand in its place; IAM refuses it.",
      source: AWSPage.variables, awsChecks: ["Error - Empty variable"],
      passing: PolicyExample.identity(
        #"{"StringEquals": {"aws:ResourceTag/team": "${aws:PrincipalTag/team}"}}"#),
      failing: PolicyExample.identity(
        #"{"StringEquals": {"aws:ResourceTag/team": ▸"${}"}}"#))
  ) { policy in
    policy.judgeVariables { variable in
      variable.isEmpty
        ? (
          "`${\(variable.text)}` names no key",
          "name a key, or write `${$}{}` for the characters themselves"
        ) : nil
    }
  }
}
