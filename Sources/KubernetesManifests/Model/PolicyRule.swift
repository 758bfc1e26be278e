import Diagnostics
import Documents

/// One rule of a Role or ClusterRole, each part with its location.
///
/// Kubernetes API reference, Role v1 rbac.authorization.k8s.io, PolicyRule.
struct PolicyRule {
  let node: Node
  let groups: [LocatedText]
  let resources: [LocatedText]
  let verbs: [LocatedText]
  /// Empty for every name.
  let names: [LocatedText]

  init(_ node: Node) {
    self.node = node
    groups = node.texts("apiGroups")
    resources = node.texts("resources")
    verbs = node.texts("verbs")
    names = node.texts("resourceNames")
  }

  /// The verbs that are in `wanted`, and the wildcard.
  func verbs(_ wanted: Set<String>) -> [LocatedText] {
    verbs.filter { wanted.contains($0.text) || $0.text == "*" }
  }

  /// The entry for a resource of that API group; a wildcard among the resources has a rule of its own.
  func resource(_ wanted: String, group: String = "") -> LocatedText? {
    guard groups.contains(where: { $0.text == group || $0.text == "*" }) else { return nil }
    return resources.first { $0.text == wanted }
  }
}

extension ManifestDocument {
  private var isRBAC: Bool { apiVersion.hasPrefix("rbac.authorization.k8s.io/") }

  /// The rules of a Role or ClusterRole; none for anything else.
  var policyRules: [PolicyRule] {
    guard isRBAC, kind == "Role" || kind == "ClusterRole" else { return [] }
    return node.elements("rules").map(PolicyRule.init)
  }

  /// Whether it is a RoleBinding or ClusterRoleBinding.
  var isBinding: Bool { isRBAC && (kind == "RoleBinding" || kind == "ClusterRoleBinding") }
}
