import Diagnostics

extension PolicyRules {
  static let redundantBounds = PolicyRule(
    RuleInfo(
      "iam/redundant-bounds", .note, summary: "several bounds where one decides",
      why: "Values of one key are alternatives: of several upper bounds the highest decides, of "
        + "several lower ones the lowest.",
      source: AWSPage.checks, awsChecks: ["Suggestion - Redundant condition value num"],
      passing: PolicyExample.identity(#"{"NumericLessThan": {"aws:MultiFactorAuthAge": "3600"}}"#),
      failing: PolicyExample.identity(
        #"{"NumericLessThan": {"aws:MultiFactorAuthAge": ▸["600", "3600"]}}"#))
  ) { policy in
    policy.checkConditions { test in
      guard let comparison = test.comparison, comparison.isOrdering, test.test.values.count > 1
      else { return [] }
      let kept = comparison.base.includes("Less") ? "highest" : "lowest"
      return [
        Violation(
          "of these \(test.test.values.count) bounds only the \(kept) decides",
          at: test.test.node.location, help: "keep the \(kept) one")
      ]
    }
  }
}
