import Diagnostics

extension PolicyRules {
  static let emptyConditionValues = PolicyRule(
    RuleInfo(
      "iam/empty-condition-values", .note, summary: "a condition key without values",
      why:
        "There is nothing that it could be compared with, so that the statement does nothing, or "
        + "holds only where the request does not carry the key.",
      source: AWSPage.checks,
      awsChecks: [
        "Suggestion - Empty array condition", "Suggestion - Empty array condition ForAllValues",
        "Suggestion - Empty array condition ForAnyValue",
        "Suggestion - Empty array condition IfExists",
      ],
      passing: PolicyExample.identity(#"{"StringEquals": {"aws:RequestedRegion": "us-east-1"}}"#),
      failing: PolicyExample.identity(#"{"StringEquals": {"aws:RequestedRegion": ▸[]}}"#))
  ) { policy in
    policy.checkConditions { test in
      guard test.test.node.list?.isEmpty == true else { return [] }
      let consequence =
        switch test.comparison {
        case let known? where known.qualifier == .forAnyValue: "the test never holds"
        case let known? where known.qualifier == .forAllValues || known.hasIfExists:
          "the test holds only when the request does not carry it"
        default: "the test means nothing"
        }
      return [
        Violation(
          "`\(test.key.text)` is compared with no value: \(consequence)",
          at: test.test.node.location, help: "name a value, or take the key out")
      ]
    }
  }
}
