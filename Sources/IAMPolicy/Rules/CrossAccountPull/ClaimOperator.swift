import Diagnostics

extension PolicyRules {
  static let claimOperator = PolicyRule(
    RuleInfo(
      "iam/claim-operator", .error, summary: "an operator that cannot hold for a token's claim",
      why: "Subject, audience and issuer are texts. Compared as a number, a date, an address or an "
        + "ARN they never match.",
      source: AWSPage.operators,
      passing: PolicyExample.trust(PolicyExample.bound),
      failing: PolicyExample.trust(
        #"{▸"NumericEquals": {"\#(PolicyExample.issuer):sub": "12345"}}"#))
  ) { policy in
    policy.checkConditions { test in
      guard test.key.claim.map(ConditionKeyName.textClaims.contains) == true,
        let comparison = test.operation, ![.string, .null].contains(comparison.family)
      else { return [] }
      return [
        test.atOperator(
          "`\(test.key.text)` is a text, which `\(comparison.base)` cannot match",
          help: "write `StringEquals`")
      ]
    }
  }
}
