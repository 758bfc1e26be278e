import Diagnostics

extension PolicyRules {
  static let emptyPrincipal = PolicyRule(
    RuleInfo(
      "iam/empty-principal", .note, summary: "a principal that is empty",
      why: "The statement speaks of nobody, so that it does nothing.",
      source: AWSPage.checks,
      awsChecks: ["Suggestion - Empty array principal", "Suggestion - Empty object principal"],
      passing: PolicyExample.repository(),
      failing: PolicyExample.repository(principal: #"{"AWS": ▸[]}"#))
  ) { policy in
    policy.statements.flatMap { statement -> [Violation] in
      guard let node = statement.principals?.node else { return [] }
      let nodes = [node] + (node.mapping?.entries.map(\.value) ?? [])
      return nodes.filter { $0.list?.isEmpty == true || $0.mapping?.isEmpty == true }.map {
        Violation(
          "\(statement.name) names nobody here", at: $0.location,
          help: "name somebody, or take it out")
      }
    }
  }
}
