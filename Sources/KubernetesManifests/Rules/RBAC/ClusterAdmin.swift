import Diagnostics
import Documents

extension ManifestRules {
  static let clusterAdmin = ManifestRule(
    RuleInfo(
      "rbac/cluster-admin", .warning, summary: "a binding of `cluster-admin`",
      why: "It grants every verb on everything: in a ClusterRoleBinding the whole cluster, in a "
        + "RoleBinding the whole namespace.",
      source: KubernetesPage.rbacPractice,
      passing: Sample.binding(
        "  kind: ServiceAccount\n  name: ecr-sa\n  namespace: cf-dev", role: "view"),
      failing: Sample.binding(
        "  kind: ServiceAccount\n  name: ecr-sa\n  namespace: cf-dev", role: "▸cluster-admin",
        kind: "ClusterRoleBinding"))
  ) { binding in
    guard binding.isBinding, let role = binding.node["roleRef"]?["name"], role == "cluster-admin",
      binding.node["roleRef"]?["kind"] == "ClusterRole"
    else { return [] }
    // The binding that every cluster has.
    let subjects = binding.node.elements("subjects")
    guard subjects.contains(where: { $0["name"] != "system:masters" }) else { return [] }
    return [
      Violation(
        "`cluster-admin` is bound", at: role.location,
        help: "bind a Role with the rights that are needed")
    ]
  }
}
