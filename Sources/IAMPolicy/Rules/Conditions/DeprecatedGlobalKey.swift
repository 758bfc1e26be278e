import Diagnostics

extension PolicyRules {
  static let deprecatedGlobalKey = PolicyRule(
    RuleInfo(
      "iam/deprecated-global-key", .warning,
      summary: "a condition key that AWS has replaced by another",
      why: "`aws:SourceOwner` comes with the calls of a few old services only; newer ones send "
        + "`aws:SourceAccount`.",
      source: "https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html",
      awsChecks: ["General Warning - Deprecated global condition key"],
      passing: PolicyExample.repository(
        #"{"StringEquals": {"aws:SourceAccount": "818140567777"}}"#,
        principal: #"{"Service": "codebuild.amazonaws.com"}"#),
      failing: PolicyExample.repository(
        #"{"StringEquals": {▸"aws:SourceOwner": "818140567777"}}"#,
        principal: #"{"Service": "codebuild.amazonaws.com"}"#))
  ) { policy in
    policy.checkConditions { test in
      guard let newer = GlobalConditionKeys.replacement(of: test.key.text) else { return [] }
      return [test.atKey("`\(test.key.text)` is deprecated", help: "use `\(newer)`")]
    }
  }
}
