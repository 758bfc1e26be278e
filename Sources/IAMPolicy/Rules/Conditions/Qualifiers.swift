import Diagnostics

// `ForAllValues` and `ForAnyValue`, which belong to multivalued keys.
extension PolicyRules {
  static let qualifiers: [PolicyRule] = [
    qualifier(
      RuleInfo(
        "iam/missing-qualifier", .error, summary: "a multivalued key without a qualifier",
        why: "A request can have several values of the key. AWS does not define how they are "
          + "compared without `ForAllValues` or `ForAnyValue`.",
        source: AWSPage.multivalued, awsChecks: ["Error - Missing qualifier"],
        passing: PolicyExample.identity(
          #"{"ForAnyValue:StringEquals": {"aws:TagKeys": "team"}}"#, action: #""ecr:TagResource""#),
        failing: PolicyExample.identity(
          #"{▸"StringEquals": {"aws:TagKeys": "team"}}"#, action: #""ecr:TagResource""#)),
      nil, isMultiValued: true
    ) { key, operation, text in
      (
        "`\(key)` can have several values and needs a qualifier",
        "write `ForAnyValue:\(text)` or `ForAllValues:\(text)`"
      )
    },
    qualifier(
      RuleInfo(
        "iam/for-all-values-single-valued", .warning,
        summary: "`ForAllValues` with a single-valued key",
        why: "`ForAllValues` is also true when the request does not have the key at all.",
        source: AWSPage.multivalued,
        awsChecks: ["Security Warning - ForAllValues with single valued key"],
        passing: PolicyExample.identity(
          #"{"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}}"#),
        failing: PolicyExample.identity(
          #"{▸"ForAllValues:StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}}"#)),
      .forAllValues, isMultiValued: false
    ) { key, operation, _ in
      (
        "`\(key)` has one value, and the condition is also true without the key",
        "write `\(operation.base)`"
      )
    },
  ]

  /// A rule about a qualifier, or none, on keys that are multivalued, or single-valued.
  private static func qualifier(
    _ info: RuleInfo, _ qualifier: ConditionOperator.Qualifier?, isMultiValued: Bool,
    _ words:
      @escaping @Sendable (_ key: String, _ operation: ConditionOperator, _ text: String) -> (
        message: String, help: String
      )
  ) -> PolicyRule {
    PolicyRule(info) { policy in
      policy.checkConditions { condition in
        guard let operation = condition.operation, operation.qualifier == qualifier,
          operation.family != .null, isMultiValued || condition.key.issuer == nil,
          condition.key.known?.isMultiValued == isMultiValued
        else { return [] }
        let words = words(condition.key.text, operation, condition.operatorName.text)
        return [condition.atOperator(words.message, help: words.help)]
      }
    }
  }
}
