import Diagnostics

extension ManifestRules {
  static let defaultServiceAccount = ManifestRule.subjects(
    RuleInfo(
      "rbac/default-service-account", .warning,
      summary: "a binding to a namespace's default service account",
      why: "Every pod that names no service account runs as `default`, and would have the rights "
        + "too.",
      source: KubernetesPage.serviceAccounts,
      passing: Sample.binding("  kind: ServiceAccount\n  name: ecr-sa\n  namespace: cf-dev"),
      failing: Sample.binding(
        "  kind: ServiceAccount\n  name: ▸default\n  namespace: cf-dev"))
  ) { subject, _ in
    guard subject["kind"] == "ServiceAccount", let name = subject["name"], name == "default" else {
      return nil
    }
    return Violation(
      "rights are bound to the default service account", at: name.location,
      help: "make a service account for the pods that need them")
  }
}
