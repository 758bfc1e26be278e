import Documents

/// A rule of a Role or ClusterRole that is bound to a service account.
///
/// Kubernetes documentation, "Using RBAC Authorization": grants only add up, nothing denies.
public struct Grant: Sendable {
  /// The rule: apiGroups, resources, resourceNames, verbs.
  public let rule: Node
  /// The namespace it holds in; `nil`: in all.
  public let namespace: String?
  /// The role's kind and name.
  public let role: String

  public var verbs: [String] { Self.texts(rule["verbs"]) }
  public var apiGroups: [String] { Self.texts(rule["apiGroups"]) }
  public var resources: [String] { Self.texts(rule["resources"]) }
  /// Empty: every name.
  public var resourceNames: [String] { Self.texts(rule["resourceNames"]) }

  private static func texts(_ node: Node?) -> [String] { (node?.list ?? []).compactMap(\.string) }

  /// Whether it grants `verb` on the resource of that group and name.
  public func allows(_ verb: String, _ resource: String, group: String = "", name: String) -> Bool {
    covers(verbs, verb) && covers(apiGroups, group) && covers(resources, resource)
      && (resourceNames.isEmpty || resourceNames.contains(name))
  }

  private func covers(_ given: [String], _ wanted: String) -> Bool {
    given.contains(wanted) || given.contains("*")
  }

  /// The grants of a service account under a set of Roles, ClusterRoles and their bindings.
  ///
  /// A binding to a group that every service account of the namespace belongs to counts too.
  public static func all(
    serviceAccount name: String, in home: String, among documents: [Node]
  ) -> [Grant] {
    documents.flatMap { binding -> [Grant] in
      let isClusterWide = binding["kind"] == "ClusterRoleBinding"
      guard isClusterWide || binding["kind"] == "RoleBinding" else { return [] }
      let namespace = isClusterWide ? nil : binding["metadata"]?["namespace"]?.string ?? ""
      guard
        (binding["subjects"]?.list ?? []).contains(where: { isMeant($0, name, home, namespace) })
      else { return [] }
      return rules(of: binding["roleRef"], in: namespace, among: documents).map {
        Grant(rule: $0.rule, namespace: namespace, role: $0.role)
      }
    }
  }

  /// What a Role would grant in its namespace, whoever it is bound to.
  public static func all(of role: Node) -> [Grant] {
    let name = "\(role["kind"]?.string ?? "") \(role["metadata"]?["name"]?.string ?? "")"
    return (role["rules"]?.list ?? []).map {
      Grant(rule: $0, namespace: role["metadata"]?["namespace"]?.string, role: name)
    }
  }

  /// - Parameter namespace: The binding's own, in which a service account without one is looked for.
  private static func isMeant(
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

  private static func rules(
    of reference: Node?, in namespace: String?, among documents: [Node]
  ) -> [(rule: Node, role: String)] {
    let kind = reference?["kind"]?.string ?? ""
    let name = reference?["name"]?.string ?? ""
    let role = documents.first {
      $0["kind"]?.string == kind && $0["metadata"]?["name"]?.string == name
        && (kind == "ClusterRole" || $0["metadata"]?["namespace"]?.string == namespace)
    }
    return (role?["rules"]?.list ?? []).map { ($0, "\(kind) \(name)") }
  }
}
