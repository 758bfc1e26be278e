import Diagnostics

extension PolicyRules {
  static let variableSpace = PolicyRule(
    RuleInfo(
      "iam/variable-space", .error, summary: "a space in a variable's key",
      why: "A blank may stand only inside a default; IAM refuses the variable otherwise.",
      source: AWSPage.variables, awsChecks: ["Error - Unsupported space in variable"],
      passing: PolicyExample.identity(
        #"{"StringEquals": {"aws:ResourceTag/team": "${aws:PrincipalTag/team}"}}"#),
      failing: PolicyExample.identity(
        #"{"StringEquals": {"aws:ResourceTag/team": ▸"${ aws:PrincipalTag/team }"}}"#))
  ) { policy in
    policy.judgeVariables { variable in
      variable.hasSpace
        ? ("`${\(variable.text)}` has a space in its key", "take the space out") : nil
    }
  }
}
