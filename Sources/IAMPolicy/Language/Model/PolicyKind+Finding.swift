import Documents

extension PolicyKind {
  /// The kind of policy that a document seems to be; `nil` for a document that is not a policy.
  ///
  /// A policy with principals is a trust policy if it has STS actions, and a resource policy otherwise; one without is an
  /// identity policy. A statement on STS actions without a resource belongs to a trust policy that has lost its principal.
  public static func found(in node: Node) -> PolicyKind? {
    guard isPolicy(node) else { return nil }
    let statements = Policy(node, kind: .identity).statements
    let named = statements.filter { $0.principals != nil }
    if named.contains(where: isAboutTrust) { return .trust }
    if !named.isEmpty { return .resource }
    return statements.contains { $0.resources == nil && allSTS($0) } ? .trust : .identity
  }

  private static func isPolicy(_ node: Node) -> Bool {
    guard let mapping = node.mapping, node["apiVersion"] == nil, node["kind"] == nil else {
      return false
    }
    return mapping.keys.contains { $0.lowercased() == "statement" }
      || PolicyVersion.all.contains(node["Version"]?.string ?? "")
  }

  private static func isAboutTrust(_ statement: PolicyStatement) -> Bool {
    statement.principals?.entries.contains { $0.type == "Federated" } == true
      || statement.actions?.patterns.contains { isSTS($0.text) } == true
  }

  private static func allSTS(_ statement: PolicyStatement) -> Bool {
    guard let patterns = statement.actions?.patterns, !patterns.isEmpty else { return false }
    return patterns.allSatisfy { isSTS($0.text) }
  }

  private static func isSTS(_ action: String) -> Bool {
    action.prefix(4).lowercased() == "sts:"
  }
}

/// The versions of the policy language.
///
/// IAM User Guide, "IAM JSON policy elements: Version".
enum PolicyVersion {
  static let current = "2012-10-17"
  static let all = ["2008-10-17", current]
}
