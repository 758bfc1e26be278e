import Diagnostics

extension PolicyRules {
  static let setOperatorOnClaim = PolicyRule(
    RuleInfo(
      "iam/set-operator-on-claim", .warning,
      summary: "a set operator on a claim that has one value",
      why: "A token has one subject and one issuer. `ForAllValues` also holds when the claim is "
        + "missing; `ForAnyValue` says nothing more than the operator alone.",
      source: AWSPage.multivalued,
      passing: PolicyExample.trust(PolicyExample.bound),
      failing: PolicyExample.trust(
        """
        {▸"ForAllValues:StringEquals": {\
        "\(PolicyExample.issuer):sub": "system:serviceaccount:cf-dev:ecr-sa"}}
        """))
  ) { policy in
    policy.checkConditions { test in
      guard test.key.claim.map(ConditionKeyName.singleClaims.contains) == true,
        let comparison = test.operation, let qualifier = comparison.qualifier,
        comparison.family != .null
      else { return [] }
      return [
        test.atOperator(
          "`\(test.key.text)` has one value, and `\(qualifier.rawValue)` is for several",
          help: "write `\(comparison.base)`")
      ]
    }
  }
}
