import Diagnostics

extension PolicyStatement {
  /// Where the statement allows `action`, in lower case, without limiting on what: by `*` or by `NotResource`.
  ///
  /// The place is that of each action that reaches it, or of `NotAction` where that does not leave it out.
  func openGrants(of action: String) -> [Location] {
    guard effect == .allow, let actions, let resources else { return [] }
    guard resources.isNegated || resources.patterns.contains(where: { $0.text == "*" }) else {
      return []
    }
    let reaching = actions.patterns.filter { PatternText.covers($0.text.lowercased(), action) }
    guard actions.isNegated else { return reaching.map(\.location) }
    return reaching.isEmpty ? [keyLocation(actions.name)] : []
  }

  /// Whether some condition is about `key`, in lower case.
  func hasCondition(on key: String) -> Bool {
    conditions.contains { $0.key.text.lowercased() == key }
  }
}
