import Diagnostics
import Documents

/// One rule of a Role or ClusterRole, every part with its place.
///
/// Kubernetes documentation, "Using RBAC Authorization".
struct PolicyRule {
  let node: Node
  let groups: [LocatedText]
  let resources: [LocatedText]
  let verbs: [LocatedText]
  /// Empty: every name.
  let names: [LocatedText]

  init(_ node: Node) {
    self.node = node
    groups = node.texts("apiGroups")
    resources = node.texts("resources")
    verbs = node.texts("verbs")
    names = node.texts("resourceNames")
  }

  /// The places of `verbs` where one of `wanted` stands, or the wildcard that covers it.
  func verbs(_ wanted: Set<String>) -> [LocatedText] {
    verbs.filter { wanted.contains($0.text) || $0.text == "*" }
  }

  /// The place where a resource is named, in a group that is named too; a wildcard in the resources names none, and has a rule
  /// of its own.
  func resource(_ wanted: String, group: String = "") -> LocatedText? {
    guard groups.contains(where: { $0.text == group || $0.text == "*" }) else { return nil }
    return resources.first { $0.text == wanted }
  }
}

extension ManifestDocument {
  private var isOfRBAC: Bool { apiVersion.hasPrefix("rbac.authorization.k8s.io/") }

  /// The rules of a Role or ClusterRole; none for anything else.
  var policyRules: [PolicyRule] {
    guard isOfRBAC, kind == "Role" || kind == "ClusterRole" else { return [] }
    return node.elements("rules").map(PolicyRule.init)
  }

  /// Whether it is a RoleBinding or ClusterRoleBinding.
  var isBinding: Bool { isOfRBAC && (kind == "RoleBinding" || kind == "ClusterRoleBinding") }
}
