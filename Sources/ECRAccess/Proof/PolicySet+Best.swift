import Documents
import IAMPolicy

extension PolicySet {
  /// The same policies at their best for the caller: a condition that tests an open key is met in an Allow and not in a Deny.
  /// What they refuse then, they refuse whatever the open keys are.
  func atBest(where isOpen: (String) -> Bool) -> PolicySet {
    func best(_ policies: [Policy]) -> [Policy] { policies.map { $0.atBest(where: isOpen) } }
    return PolicySet(
      identityPolicies: best(identityPolicies),
      resourcePolicy: resourcePolicy?.atBest(where: isOpen),
      permissionsBoundaries: permissionsBoundaries.map(best),
      sessionPolicies: sessionPolicies.map(best),
      serviceControlPolicies: serviceControlPolicies?.map(best),
      resourceControlPolicies: resourceControlPolicies?.map(best),
      endpointPolicies: endpointPolicies.map(best))
  }
}

extension Policy {
  fileprivate func atBest(where isOpen: (String) -> Bool) -> Policy {
    let changed = statements.map { statement -> Node in
      func isOpenAt(_ text: String) -> Bool { Self.variables(of: text).contains(where: isOpen) }
      let resources = statement.resources?.patterns ?? []
      let open = statement.conditions.filter { condition in
        isOpen(condition.key.text)
          || condition.values.compactMap(\.string).contains(where: isOpenAt)
      }
      let hasOpenResource = resources.contains { isOpenAt($0.text) }
      guard !open.isEmpty || hasOpenResource else { return statement.node }
      // Without an effect a statement decides nothing, and the others keep their numbers
      guard statement.effect == .allow else { return statement.node.with("Effect", .null) }
      var node = statement.node.with("Condition", Self.conditions(statement, without: open))
      if hasOpenResource, let name = statement.resources?.name {
        node = node.with(name, statement.resources?.isNegated == true ? [] : "*")
      }
      return node
    }
    return Policy(node.with("Statement", Node(changed)), kind: kind)
  }

  private static func conditions(_ statement: PolicyStatement, without open: [Condition]) -> Node {
    let condition = statement.node["Condition"] ?? [:]
    return open.reduce(condition) { condition, dropped in
      let name = dropped.operatorName.text
      guard var tests = condition[name]?.mapping else { return condition }
      tests[dropped.key.text] = nil
      return condition.with(name, Node(.mapping(tests)))
    }
  }

  /// The keys of the policy variables in a text.
  ///
  /// IAM User Guide, "IAM policy elements: Variables and tags": `${key}` or `${key, 'default'}`.
  private static func variables(of text: String) -> [String] {
    var keys: [String] = []
    var rest = text[...]
    while let dollar = rest.firstIndex(of: "$") {
      rest = rest[rest.index(after: dollar)...]
      guard rest.first == "{" else { continue }
      let key = rest.dropFirst().prefix { $0 != "}" && $0 != "," }
      if !["*", "?", "$"].contains(key) { keys.append(String(key.filter { $0 != " " })) }
    }
    return keys
  }
}
