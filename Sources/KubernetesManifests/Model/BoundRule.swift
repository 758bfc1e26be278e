import Documents

/// A rule of a Role or ClusterRole that is bound to a service account.
///
/// Kubernetes documentation, "Using RBAC Authorization": grants only add up, nothing denies.
public struct BoundRule: Sendable {
  /// The policy rule: apiGroups, resources, resourceNames, verbs.
  public let rule: Node
  /// The namespace in which it applies; `nil` for all namespaces.
  public let namespace: String?
  /// The role's kind and name.
  public let role: String

  public var verbs: [String] { Self.texts(rule["verbs"]) }
  public var apiGroups: [String] { Self.texts(rule["apiGroups"]) }
  public var resources: [String] { Self.texts(rule["resources"]) }
  /// Empty for every name.
  public var resourceNames: [String] { Self.texts(rule["resourceNames"]) }

  private static func texts(_ node: Node?) -> [String] { (node?.list ?? []).compactMap(\.string) }

  /// Whether it grants `verb` on the resource of that API group and name.
  public func allows(_ verb: String, _ resource: String, group: String = "", name: String) -> Bool {
    covers(verbs, verb) && covers(apiGroups, group) && covers(resources, resource)
      && (resourceNames.isEmpty || resourceNames.contains(name))
  }

  private func covers(_ given: [String], _ wanted: String) -> Bool {
    given.contains(wanted) || given.contains("*")
  }

  /// The rules that a set of Roles, ClusterRoles and bindings grants to a service account.
  ///
  /// Bindings to the groups to which every service account of the namespace belongs count too.
  public static func all(
    serviceAccount name: String, in home: String, among documents: [Node]
  ) -> [BoundRule] {
    documents.flatMap { binding -> [BoundRule] in
      let isClusterWide = binding["kind"] == "ClusterRoleBinding"
      guard isClusterWide || binding["kind"] == "RoleBinding" else { return [] }
      let namespace = isClusterWide ? nil : binding["metadata"]?["namespace"]?.string ?? ""
      guard
        (binding["subjects"]?.list ?? []).contains(where: { matches($0, name, home, namespace) })
      else { return [] }
      let role = role(binding["roleRef"], in: namespace, among: documents)
      return role.map { all(of: $0, in: namespace) } ?? []
    }
  }

  /// The rules of a role where it is bound.
  ///
  /// - Parameter namespace: The namespace in which it is bound; `nil` for all namespaces.
  public static func all(of role: Node, in namespace: String?) -> [BoundRule] {
    let name = "\(role["kind"]?.string ?? "") \(role["metadata"]?["name"]?.string ?? "")"
    return (role["rules"]?.list ?? []).map { BoundRule(rule: $0, namespace: namespace, role: name) }
  }

  /// Whether a subject of a binding is the service account, or a group or user that it is.
  ///
  /// - Parameter namespace: The binding's own, in which a service account without one is looked for.
  public static func matches(
    _ subject: Node, _ name: String, _ home: String, _ namespace: String?
  ) -> Bool {
    switch subject["kind"]?.string {
    case "ServiceAccount":
      let given = subject["namespace"]?.string ?? ""
      return subject["name"]?.string == name && (given.isEmpty ? namespace : given) == home
    case "Group":
      return [
        "system:serviceaccounts", "system:serviceaccounts:\(home)", "system:authenticated",
      ].contains(subject["name"]?.string ?? "")
    case "User": return subject["name"]?.string == "system:serviceaccount:\(home):\(name)"
    default: return false
    }
  }

  /// The role to which a binding in that namespace refers.
  private static func role(
    _ reference: Node?, in namespace: String?, among documents: [Node]
  ) -> Node? {
    let kind = reference?["kind"]?.string ?? ""
    let name = reference?["name"]?.string ?? ""
    return documents.first {
      $0["kind"]?.string == kind && $0["metadata"]?["name"]?.string == name
        && (kind == "ClusterRole" || $0["metadata"]?["namespace"]?.string == namespace)
    }
  }
}
