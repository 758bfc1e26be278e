import Diagnostics

extension PolicyRules {
  static let wildcardAction = PolicyRule.statements(
    RuleInfo(
      "iam/wildcard-action", .warning, summary: "a statement that allows every action of a service",
      why: "A pull needs four actions; a wildcard over a whole service lets its holder delete what "
        + "it pulls and change who may.",
      source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
      passing: Sample.actions(#"["ecr:BatchGetImage", "ecr:Describe*"]"#),
      failing: Sample.actions(#"[▸"ecr:*", ▸"*"]"#))
  ) { statement, _ in
    guard statement.effect == .allow, let actions = statement.actions, !actions.isNegated else {
      return []
    }
    return actions.patterns.map(ActionText.init).compactMap { action in
      guard action.isEverything || action.name.allSatisfy({ $0 == "*" }) else { return nil }
      guard action.isEverything || !action.name.isEmpty else { return nil }
      let what = action.isEverything ? "every action" : "every action of `\(action.prefix ?? "")`"
      return Violation(
        "\(statement.name) allows \(what)", at: action.location, help: "name the actions")
    }
  }
}
