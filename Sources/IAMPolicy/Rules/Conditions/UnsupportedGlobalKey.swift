import Diagnostics

extension PolicyRules {
  static let unsupportedGlobalKey = PolicyRule(
    RuleInfo(
      "iam/unsupported-global-key", .error, summary: "a global condition key that AWS gave up",
      why: "Old documents use `aws:ARN`; no request carries it.",
      source: AWSPage.globalKeys, awsChecks: ["Error - Unsupported global condition key"],
      passing: PolicyExample.identity(
        #"{"ArnLike": {"aws:PrincipalArn": "\#(PolicyExample.role)"}}"#),
      failing: PolicyExample.identity(#"{"ArnLike": {▸"aws:ARN": "\#(PolicyExample.role)"}}"#))
  ) { policy in
    policy.checkConditions { test in
      guard KeyName.unsupported.contains(test.key.id) else { return [] }
      return [
        test.atKey(
          "`\(test.key.text)` is not supported", help: "use `aws:PrincipalArn` or `aws:SourceArn`")
      ]
    }
  }
}
