import Diagnostics

extension PolicyRules {
  static let nullIfExists = PolicyRule(
    RuleInfo(
      "iam/null-if-exists", .error, summary: "`Null` with `IfExists`",
      why:
        "`Null` asks whether a key exists; asking that only if it exists makes no sense, and IAM "
        + "refuses it.",
      source: AWSPage.operators, awsChecks: ["Error - Null with if exists"],
      passing: PolicyExample.identity(#"{"Null": {"aws:TokenIssueTime": "false"}}"#),
      failing: PolicyExample.identity(#"{▸"NullIfExists": {"aws:TokenIssueTime": "false"}}"#))
  ) { policy in
    policy.checkConditions { test in
      guard let comparison = test.comparison, comparison.family == .null, comparison.hasIfExists
      else { return [] }
      return [test.atOperator("`Null` takes no `IfExists`", help: "write `Null`")]
    }
  }
}
