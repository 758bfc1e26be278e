import Diagnostics

extension PolicyRules {
  static let variableQuote = PolicyRule(
    RuleInfo(
      "iam/variable-quote", .error, summary: "a variable's default without its quotes",
      why: "A default stands in single quotes on both ends; IAM refuses it otherwise.",
      source: AWSPage.variables, awsChecks: ["Error - Missing quote in variable"],
      passing: PolicyExample.identity(
        #"{"StringEquals": {"aws:ResourceTag/team": "${aws:PrincipalTag/team, 'cf'}"}}"#),
      failing: PolicyExample.identity(
        #"{"StringEquals": {"aws:ResourceTag/team": ▸"${aws:PrincipalTag/team, 'cf}"}}"#))
  ) { policy in
    policy.judgeVariables { variable in
      variable.lacksQuote
        ? (
          "`${\(variable.text)}` has a default without quotes on both ends",
          "write `${key, 'default'}`"
        ) : nil
    }
  }
}
