import Diagnostics

// The actions of a statement, asked about single names.
extension PolicyStatement {
  /// Whether the statement is about `action`, such as `sts:AssumeRole`, in any case.
  func covers(_ action: String) -> Bool {
    guard let actions, let name = ActionName(action) else { return false }
    let isMatched = actions.patterns.contains { ActionPattern($0.text).matches(name) }
    return isMatched != actions.isNegated
  }

  /// The actions by name, in lower case; `nil` where a wildcard or `NotAction` leaves open which they are.
  var namedActions: [String]? {
    guard let actions, !actions.isNegated, !actions.patterns.isEmpty,
      actions.patterns.count == actions.node.elements.count,
      !actions.patterns.contains(where: { TextPattern.hasWildcard($0.text) })
    else { return nil }
    return actions.patterns.map { $0.text.lowercased() }
  }

  /// Where the statement allows `action`, in lower case, on any resource: by `*` or by `NotResource`.
  ///
  /// The place of each action that reaches it, or of `NotAction` where that does not exclude it.
  func openGrants(of action: String) -> [Location] {
    guard effect == .allow, let actions, let resources else { return [] }
    guard resources.isNegated || resources.patterns.contains(where: { $0.text == "*" }) else {
      return []
    }
    let reaching = actions.patterns.filter { TextPattern.covers($0.text.lowercased(), action) }
    guard actions.isNegated else { return reaching.map(\.location) }
    return reaching.isEmpty ? [keyLocation(actions.name)] : []
  }

  /// Whether some condition is on `key`, in lower case.
  func hasCondition(on key: String) -> Bool {
    conditions.contains { $0.key.text.lowercased() == key }
  }
}
