import Diagnostics
import Documents
import KubernetesManifests

/// What the sync's service account may do in the cluster by the Roles and bindings that were seen.
///
/// Kubernetes documentation, "Using RBAC Authorization".
struct SyncPermissions {
  /// A binding that reaches the service account.
  struct Binding {
    let node: Node
    /// `nil`: in all.
    let namespace: String?

    var roleKind: String { node["roleRef"]?["kind"]?.string ?? "" }
    var roleName: String { node["roleRef"]?["name"]?.string ?? "" }
    var name: String { ManifestDocument(node).title }
    var place: Location { (node["roleRef"] ?? node).location }
  }

  /// What it may do, without what every service account may.
  let rules: [BoundRule]
  /// Bindings of a role that was not seen and is not known.
  let unseen: [Binding]

  init(_ chain: PullChain) {
    let documents = chain.rbac.map(\.node)
    let bindings = Self.bindings(chain)
    var known = documents
    var unseen: [Binding] = []
    for binding in bindings where !Self.isGiven(binding, among: documents) {
      switch binding.roleKind {
      case "ClusterRole"
      where WellKnownClusterRoles.ofEveryServiceAccount.contains(binding.roleName):
        continue
      case "ClusterRole":
        if let role = WellKnownClusterRoles.role(binding.roleName, at: binding.place) {
          known.append(role)
        } else {
          unseen.append(binding)
        }
      // A Role that is not among all those of its namespace does not exist
      default: if !chain.hasAllRoles { unseen.append(binding) }
      }
    }
    self.unseen = unseen
    rules = BoundRule.all(
      serviceAccount: chain.plan.values.serviceAccount.text, in: chain.plan.values.namespace.text,
      among: known)
  }

  /// - Parameter namespace: One in which it is asked what the service account may do.
  func unseen(in namespace: String) -> [Binding] {
    unseen.filter { $0.namespace == nil || $0.namespace == namespace }
  }

  private static func bindings(_ chain: PullChain) -> [Binding] {
    let values = chain.plan.values
    return chain.rbac.map(\.node).compactMap { node in
      let isClusterWide = node["kind"] == "ClusterRoleBinding"
      guard isClusterWide || node["kind"] == "RoleBinding" else { return nil }
      let namespace = isClusterWide ? nil : node["metadata"]?["namespace"]?.string ?? ""
      let isMeant = (node["subjects"]?.list ?? []).contains {
        BoundRule.matches($0, values.serviceAccount.text, values.namespace.text, namespace)
      }
      return isMeant ? Binding(node: node, namespace: namespace) : nil
    }
  }

  /// Whether the role's rules were seen; those of an aggregated ClusterRole are filled in by the cluster.
  private static func isGiven(_ binding: Binding, among documents: [Node]) -> Bool {
    documents.contains { role in
      role["kind"]?.string == binding.roleKind
        && role["metadata"]?["name"]?.string == binding.roleName
        && (binding.roleKind == "ClusterRole"
          || role["metadata"]?["namespace"]?.string == binding.namespace)
        && (role["aggregationRule"] == nil || role["rules"]?.list?.isEmpty == false)
    }
  }
}
