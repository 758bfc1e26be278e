import Diagnostics
import Documents

extension ManifestRules {
  static let everySubject = ManifestRule.subjects(
    RuleInfo(
      "rbac/every-subject", .warning, summary: "a binding to all users or all service accounts",
      why:
        "The groups of all authenticated users and all service accounts include every pod of the "
        + "cluster; the anonymous ones include everyone who can reach the API server.",
      source: KubernetesPage.rbacPractice,
      passing: Sample.binding("  kind: ServiceAccount\n  name: ecr-sa\n  namespace: cf-dev"),
      failing: Sample.binding(
        "  apiGroup: rbac.authorization.k8s.io\n  kind: Group\n  name: ▸system:authenticated"))
  ) { subject, binding in
    // Kubernetes itself binds these roles to these groups.
    let role = binding.node["roleRef"]?["name"]?.string ?? ""
    guard !publicRoles.contains(role), let name = subject["name"], let text = name.string,
      (subject["kind"] == "Group" && allSubjects.contains(text))
        || (subject["kind"] == "User" && text == "system:anonymous")
    else { return nil }
    return Violation(
      "`\(role)` is bound to `\(text)`", at: name.location,
      help: "bind it to the service accounts or groups that need it")
  }

  private static let allSubjects = [
    "system:authenticated", "system:unauthenticated", "system:serviceaccounts",
  ]

  private static let publicRoles = [
    "system:basic-user", "system:discovery", "system:public-info-viewer",
    "system:service-account-issuer-discovery",
  ]

  static let clusterAdmin = ManifestRule(
    RuleInfo(
      "rbac/cluster-admin", .warning, summary: "a binding to `cluster-admin`",
      why: "It grants every verb on every resource: of the cluster in a ClusterRoleBinding, of the "
        + "namespace in a RoleBinding.",
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
    // Every cluster has this binding.
    let subjects = binding.node.elements("subjects")
    guard subjects.contains(where: { $0["name"] != "system:masters" }) else { return [] }
    return [
      Violation(
        "the binding grants `cluster-admin`", at: role.location,
        help: "bind a Role with only the permissions that are needed")
    ]
  }

  static let defaultServiceAccount = ManifestRule.subjects(
    RuleInfo(
      "rbac/default-service-account", .warning,
      summary: "a binding to a namespace's default service account",
      why: "Every pod without a `serviceAccountName` runs as `default`, and would get the "
        + "permissions.",
      source: KubernetesPage.serviceAccounts,
      passing: Sample.binding("  kind: ServiceAccount\n  name: ecr-sa\n  namespace: cf-dev"),
      failing: Sample.binding(
        "  kind: ServiceAccount\n  name: ▸default\n  namespace: cf-dev"))
  ) { subject, _ in
    guard subject["kind"] == "ServiceAccount", let name = subject["name"], name == "default" else {
      return nil
    }
    return Violation(
      "the binding grants permissions to the default service account", at: name.location,
      help: "create a service account for the pods that need them")
  }
}
