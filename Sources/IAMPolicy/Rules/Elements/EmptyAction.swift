import Diagnostics

extension PolicyRules {
  static let emptyAction = PolicyRule.statements(
    RuleInfo(
      "iam/empty-action", .note, summary: "a statement whose list of actions is empty",
      why: "With no action it grants and denies nothing; with no `NotAction` it means all of them.",
      source: AWSPage.checks, awsChecks: ["Suggestion - Empty array action"],
      passing: Sample.policy(Sample.identity), failing: Sample.actions("▸[]"))
  ) { statement, _ in
    guard let actions = statement.actions else { return [] }
    return emptyList(actions, of: statement)
  }

  /// What is to be said about an element whose list is empty.
  static func emptyList(_ element: PatternElement, of statement: PolicyStatement) -> [Violation] {
    guard element.node.list?.isEmpty == true else { return [] }
    return [
      Violation(
        "`\(element.name)` of \(statement.name) is empty", at: element.node.location,
        help: element.isNegated
          ? "say what is left out, or use the plain element"
          : "name one at least, or take the statement out")
    ]
  }
}
