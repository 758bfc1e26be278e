import Diagnostics

extension PolicyRules {
  static let emptyStatementList = PolicyRule(
    RuleInfo(
      "iam/empty-statement-list", .warning, summary: "an empty list of statements",
      why: "A policy without statements neither allows nor denies anything.",
      source: AWSPage.element("statement"), passing: Sample.policy(Sample.identity),
      failing: #"{"Version": "2012-10-17", "Statement": ▸[]}"#)
  ) { policy in
    guard let node = policy.node["Statement"], node.list?.isEmpty == true else { return [] }
    return [Violation("`Statement` is empty", at: node.location, help: "add a statement")]
  }

  static let emptySid = PolicyRule.statements(
    RuleInfo(
      "iam/empty-sid", .note, summary: "an empty `Sid`",
      why: "An empty `Sid` does not identify its statement, in findings for example.",
      source: AWSPage.sid, awsChecks: ["Suggestion - Empty Sid value"],
      passing: Sample.policy(Sample.identity),
      failing: Sample.policy(#""Sid": ▸"", "# + Sample.identity))
  ) { statement, _ in
    guard let node = statement.node["Sid"], node.string?.isEmpty == true else { return [] }
    return [
      Violation("`Sid` is empty", at: node.location, help: "provide a value, or remove `Sid`")
    ]
  }

  static let emptyAction = PolicyRule.statements(
    RuleInfo(
      "iam/empty-action", .note, summary: "an empty list of actions",
      why: "An empty `Action` has no effect; an empty `NotAction` matches every action.",
      source: AWSPage.checks, awsChecks: ["Suggestion - Empty array action"],
      passing: Sample.policy(Sample.identity), failing: Sample.actions("▸[]"))
  ) { statement, _ in
    emptyList(statement.actions, of: statement)
  }

  static let emptyResource = PolicyRule.statements(
    RuleInfo(
      "iam/empty-resource", .note, summary: "an empty list of resources",
      why: "An empty `Resource` has no effect; an empty `NotResource` matches every resource.",
      source: AWSPage.checks, awsChecks: ["Suggestion - Empty array resource"],
      passing: Sample.policy(Sample.identity), failing: Sample.resource("▸[]"))
  ) { statement, _ in
    emptyList(statement.resources, of: statement)
  }

  private static func emptyList(
    _ element: PatternElement?, of statement: PolicyStatement
  ) -> [Violation] {
    guard let element, element.node.list?.isEmpty == true else { return [] }
    return [
      Violation(
        "`\(element.name)` of \(statement.name) is empty", at: element.node.location,
        help: element.isNegated
          ? "add what to exclude, or use `\(element.name.dropFirst(3))`"
          : "add at least one value, or remove the statement")
    ]
  }
}
