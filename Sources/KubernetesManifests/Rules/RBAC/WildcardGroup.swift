import Diagnostics

extension ManifestRules {
  static let wildcardGroup = ManifestRule.access(
    RuleInfo(
      "rbac/wildcard-group", .warning, summary: "a Role that grants resources of every API group",
      why: "Whoever adds an API group to the cluster adds to what this Role grants.",
      source: KubernetesPage.rbacPractice,
      passing: Sample.role(groups: "[apps]", resources: "[deployments]", verbs: "[get]"),
      failing: Sample.role(groups: #"[▸"*"]"#, resources: "[deployments]", verbs: "[get]"))
  ) { rule in
    rule.groups.filter { $0.text == "*" }.map {
      Violation(
        "resources of every API group are granted", at: $0.location,
        help: "name the group; that of pods and secrets is `\"\"`")
    }
  }
}
