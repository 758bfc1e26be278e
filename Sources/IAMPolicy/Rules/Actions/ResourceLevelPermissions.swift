import Diagnostics

extension PolicyRules {
  static let deadAction = PolicyRule.statements(
    RuleInfo(
      "iam/dead-action", .note,
      summary: "an action that does not support the statement's resources",
      why: "An action without resource-level permissions requires `*` as its resource, any other a "
        + "resource of one of its types. On other resources the action has no effect.",
      source: AWSPage.ecrActions,
      passing: Sample.actions(#""ecr:GetAuthorizationToken""#),
      failing: Sample.actions(
        #"[▸"ecr:GetAuthorizationToken", "ecr:BatchGetImage"]"#,
        on: #""arn:aws:ecr:us-east-1:818140567777:repository/*""#))
  ) { statement, policy in
    guard let actions = statement.actions, !actions.isNegated,
      let reach = ResourceReach(statement, kind: policy.kind)
    else { return [] }
    return actions.patterns.map(ActionText.init).compactMap { action in
      guard let entries = action.entries, !entries.isEmpty,
        entries.allSatisfy({ !reach.reaches($0) })
      else { return nil }
      return Violation(
        "`\(action.text)` has no effect on \(reach.description)", at: action.location,
        help: deadActionHelp(entries, in: policy.kind))
    }
  }

  private static func deadActionHelp(_ entries: [ActionEntry], in kind: PolicyKind) -> String {
    if entries.contains(where: \.hasNoResourceLevel) {
      return kind == .resource
        ? "it has no resource-level permissions: allow it in the identity-based policy"
        : "it has no resource-level permissions: allow it in a statement with `\"Resource\": \"*\"`"
    }
    let types = Set(entries.flatMap { $0.resourceTypes.map(\.type) }).sorted()
    return "it applies to resources of type " + types.map { "`\($0)`" }.joined(separator: ", ")
  }
}

/// The resources of a statement, and which actions apply to them.
private struct ResourceReach {
  private let patterns: [String]
  private let reachesAll: Bool
  let description: String
  private let types: [String: Bool]

  /// `nil` where the resources are not known: a negated or malformed element, and the role of a trust policy.
  init?(_ statement: PolicyStatement, kind: PolicyKind) {
    guard let resources = statement.resources else {
      guard kind == .resource else { return nil }
      self.init(["arn:*:ecr:*:*:repository/*"], description: "a repository")
      return
    }
    let texts = resources.patterns.map { kind.completed($0.text) }
    guard !resources.isNegated, !texts.isEmpty, texts.count == resources.node.elements.count,
      !texts.contains(where: { PolicyVariable.isIn($0) }), texts.count <= 512
    else { return nil }
    let shown = texts.count == 1 ? "`\(texts[0])`" : "the statement's resources"
    self.init(texts, description: shown)
  }

  private init(_ patterns: [String], description: String) {
    self.patterns = patterns
    self.description = description
    reachesAll = patterns.contains { $0.allSatisfy { $0 == "*" } }
    var types: [String: Bool] = [:]
    for service in reachesAll ? [] : ServiceTables.services {
      for type in service.resourceTypes {
        let template = type.arnPattern
        types["\(service.prefix)/\(type.name)"] = patterns.contains {
          TextPattern.overlap($0, template)
        }
      }
    }
    self.types = types
  }

  func reaches(_ action: ActionEntry) -> Bool {
    guard !reachesAll else { return true }
    return action.resourceTypes.contains { types["\(action.service)/\($0.type)"] ?? true }
  }
}
