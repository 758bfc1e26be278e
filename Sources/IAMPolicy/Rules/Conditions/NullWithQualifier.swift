import Diagnostics

extension PolicyRules {
  static let nullWithQualifier = PolicyRule(
    RuleInfo(
      "iam/null-with-qualifier", .note, summary: "`Null` with a qualifier",
      why: "With `ForAllValues` the test always holds and with `ForAnyValue` it never does: a key "
        + "without values has none to be tested.",
      source: AWSPage.checks, awsChecks: ["Suggestion - Null with qualifier"],
      passing: PolicyExample.identity(#"{"Null": {"aws:TagKeys": "false"}}"#),
      failing: PolicyExample.identity(#"{▸"ForAllValues:Null": {"aws:TagKeys": "false"}}"#))
  ) { policy in
    policy.checkConditions { test in
      guard let comparison = test.comparison, comparison.family == .null,
        let qualifier = comparison.qualifier
      else { return [] }
      return [
        test.atOperator(
          "`\(qualifier.rawValue)` makes `Null` \(qualifier == .forAllValues ? "always" : "never") true",
          help: "write `Null`")
      ]
    }
  }
}
