import Diagnostics

extension PolicyRules {
  static let emptyCondition = PolicyRule(
    RuleInfo(
      "iam/empty-condition", .note, summary: "a condition or operator without keys",
      why: "It demands nothing, so that the statement holds unconditionally.",
      source: AWSPage.checks, awsChecks: ["Suggestion - Empty object condition"],
      passing: PolicyExample.identity(#"{"Bool": {"aws:SecureTransport": "true"}}"#),
      failing: PolicyExample.identity(#"{"Bool": ▸{}}"#))
  ) { policy in
    policy.statements.flatMap { statement -> [Violation] in
      guard let condition = statement.node["Condition"] else { return [] }
      let nodes = [condition] + (condition.mapping?.entries.map(\.value) ?? [])
      return nodes.filter { $0.mapping?.isEmpty == true }.map {
        Violation(
          "\(statement.name) has a condition that demands nothing", at: $0.location,
          help: "say what it demands, or take it out")
      }
    }
  }
}
