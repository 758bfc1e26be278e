import Diagnostics

extension ManifestRules {
  static let everySubject = ManifestRule.subjects(
    RuleInfo(
      "rbac/every-subject", .warning, summary: "a binding to everybody",
      why: "The groups of all authenticated users and of all service accounts hold every pod of "
        + "the cluster, the anonymous ones whoever reaches the API server.",
      source: KubernetesPage.rbacPractice,
      passing: Sample.binding("  kind: ServiceAccount\n  name: ecr-sa\n  namespace: cf-dev"),
      failing: Sample.binding(
        "  apiGroup: rbac.authorization.k8s.io\n  kind: Group\n  name: ▸system:authenticated"))
  ) { subject, binding in
    // Kubernetes itself binds these few to everybody.
    let role = binding.node["roleRef"]?["name"]?.string ?? ""
    guard !publicRoles.contains(role), let name = subject["name"], let text = name.string,
      (subject["kind"] == "Group" && everybody.contains(text))
        || (subject["kind"] == "User" && text == "system:anonymous")
    else { return nil }
    return Violation(
      "`\(role)` is bound to `\(text)`", at: name.location,
      help: "bind it to the service accounts or groups that need it")
  }

  private static let everybody = [
    "system:authenticated", "system:unauthenticated", "system:serviceaccounts",
  ]

  private static let publicRoles = [
    "system:basic-user", "system:discovery", "system:public-info-viewer",
    "system:service-account-issuer-discovery",
  ]
}
