import Diagnostics

extension ManifestRules {
  static let impersonation = ManifestRule.access(
    RuleInfo(
      "rbac/impersonation", .warning, summary: "the right to act as anybody",
      why: "Whoever may impersonate every user or group acts with the rights of the "
        + "administrators.",
      source: KubernetesPage.rbacPractice,
      passing: Sample.role(
        resources: "[users]", verbs: "[impersonate]", names: "[jane@example.com]"),
      failing: Sample.role(resources: "[users, groups]", verbs: "[▸impersonate]"))
  ) { rule in
    guard rule.names.isEmpty else { return [] }
    return rule.verbs.filter { $0.text == "impersonate" }.map {
      Violation(
        "anybody may be impersonated", at: $0.location,
        help: "name who under `resourceNames`")
    }
  }
}
