import Diagnostics

extension PolicyRules {
  static let emptySid = PolicyRule.statements(
    RuleInfo(
      "iam/empty-sid", .note, summary: "a `Sid` that is empty",
      why: "It names nothing; a name says in findings and reasons which statement is meant.",
      source: AWSPage.sid, awsChecks: ["Suggestion - Empty Sid value"],
      passing: Sample.policy(Sample.identity),
      failing: Sample.policy(#""Sid": ▸"", "# + Sample.identity))
  ) { statement, _ in
    guard let node = statement.node["Sid"], node.string?.isEmpty == true else { return [] }
    return [
      Violation("the `Sid` is empty", at: node.location, help: "name the statement, or take it out")
    ]
  }
}
