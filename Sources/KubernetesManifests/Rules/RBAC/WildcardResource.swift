import Diagnostics

extension ManifestRules {
  static let wildcardResource = ManifestRule.access(
    RuleInfo(
      "rbac/wildcard-resource", .warning, summary: "a Role that grants every resource of a group",
      why: "It covers secrets and whatever resource a later version or an operator adds; so does "
        + "`*/scale` for one part of all.",
      source: KubernetesPage.rbacPractice,
      passing: Sample.role(resources: "[configmaps]", verbs: "[get]"),
      failing: Sample.role(resources: #"[▸"*"]"#, verbs: "[get]"))
  ) { rule in
    rule.resources.filter { $0.text.split(separator: "/").first == "*" }.map {
      Violation(
        "every resource is granted", at: $0.location, help: "name the resources that are needed")
    }
  }
}
