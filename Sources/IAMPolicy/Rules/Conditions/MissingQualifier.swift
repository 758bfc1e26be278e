import Diagnostics

extension PolicyRules {
  static let missingQualifier = PolicyRule(
    RuleInfo(
      "iam/missing-qualifier", .error, summary: "a key of several values without a qualifier",
      why: "A request may carry several values of it; what a comparison without `ForAllValues` or "
        + "`ForAnyValue` makes of them is not defined.",
      source: AWSPage.multivalued, awsChecks: ["Error - Missing qualifier"],
      passing: PolicyExample.identity(
        #"{"ForAnyValue:StringEquals": {"aws:TagKeys": "team"}}"#, action: #""ecr:TagResource""#),
      failing: PolicyExample.identity(
        #"{▸"StringEquals": {"aws:TagKeys": "team"}}"#, action: #""ecr:TagResource""#))
  ) { policy in
    policy.checkConditions { test in
      guard let comparison = test.comparison, comparison.qualifier == nil,
        comparison.family != .null, test.key.known?.isMultiValued == true
      else { return [] }
      return [
        test.atOperator(
          "`\(test.key.text)` can have several values and needs a qualifier",
          help: "write `ForAnyValue:\(test.test.operatorName.text)` or "
            + "`ForAllValues:\(test.test.operatorName.text)`")
      ]
    }
  }
}
