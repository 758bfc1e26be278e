import Diagnostics

extension PolicyRules {
  static let conditionKeyFormat = PolicyRule(
    RuleInfo(
      "iam/condition-key-format", .error, summary: "a condition key that is none",
      why: "A key reads `service:name`, or `issuer:claim` for what an identity provider says. IAM "
        + "refuses anything else.",
      source: AWSPage.condition, awsChecks: ["Error - Invalid condition key format"],
      passing: PolicyExample.identity(#"{"StringEquals": {"aws:RequestedRegion": "us-east-1"}}"#),
      failing: PolicyExample.identity(#"{"StringEquals": {▸"RequestedRegion": "us-east-1"}}"#))
  ) { policy in
    policy.checkConditions { test in
      let key = test.key
      let isSound =
        !key.prefix.isEmpty && !key.name.isEmpty
        && !(key.prefix + key.name).contains(where: \.isWhitespace)
      guard !isSound, !VariableText(key.text).hasVariable else { return [] }
      return [
        test.atKey(
          "`\(key.text)` is no condition key",
          help: GlobalConditionKeys.key("aws:\(key.text)").map { "did you mean `\($0.name)`?" }
            ?? "a key reads `service:name`, such as `aws:SourceIp`")
      ]
    }
  }
}
