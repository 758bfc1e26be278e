extension ParsedCondition {
  /// The statement's actions that satisfy `isIncluded` and whose requests never carry the key, by name.
  ///
  /// Only actions named in full are checked. `sts:TagSession` and the like are part of a request to assume a role and share
  /// its keys.
  func actionsWithoutKey(where isIncluded: (ActionEntry) -> Bool) -> [String] {
    let riders: Set<String> = ["sts:TagSession", "sts:SetSourceIdentity", "sts:SetContext"]
    return (statement.namedActions ?? []).compactMap(ServiceTables.action)
      .filter { !riders.contains($0.fullName) && isIncluded($0) && !$0.carries(key) }
      .map(\.fullName)
  }

  /// The first few of `actions` as a person lists them.
  static func list(_ actions: [String]) -> String {
    let shown = actions.prefix(3).map { "`\($0)`" }.joined(separator: ", ")
    return actions.count > 3 ? "\(shown) and \(actions.count - 3) more" : shown
  }
}

extension ActionEntry {
  /// Whether the tables list `key` for the action or for one of its resource types; meant for keys that the tables know.
  func carries(_ key: ConditionKeyName) -> Bool {
    let types = ServiceTables.service(service).map { table in
      resourceTypes.compactMap { table.resourceType($0.type) }.flatMap(\.conditionKeys)
    }
    let keys = conditionKeys + (types ?? [])
    return keys.contains { ConditionKey($0, .string).matches(key.text) }
  }
}
