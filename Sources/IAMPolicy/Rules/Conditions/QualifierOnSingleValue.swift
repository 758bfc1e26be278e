import Diagnostics

extension PolicyRules {
  static let qualifierOnSingleValue = PolicyRule(
    RuleInfo(
      "iam/for-all-values-single-valued", .warning,
      summary: "`ForAllValues` with a key that has one value",
      why: "`ForAllValues` also holds when the request does not carry the key at all.",
      source: AWSPage.multivalued,
      awsChecks: ["Security Warning - ForAllValues with single valued key"],
      passing: PolicyExample.identity(#"{"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}}"#),
      failing: PolicyExample.identity(
        #"{▸"ForAllValues:StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}}"#))
  ) { policy in
    policy.checkConditions { test in
      guard let comparison = test.comparison, comparison.qualifier == .forAllValues,
        comparison.family != .null, test.key.issuer == nil,
        test.key.known?.isMultiValued == false
      else { return [] }
      return [
        test.atOperator(
          "`\(test.key.text)` has one value, and the test also holds when it is missing",
          help: "write `\(comparison.base)`")
      ]
    }
  }
}
