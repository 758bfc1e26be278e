import Diagnostics

extension ManifestRules {
  static let escalationVerb = ManifestRule.access(
    RuleInfo(
      "rbac/escalation", .warning, summary: "the right to grant more than one has",
      why: "With `escalate` one writes a Role with any rights, with `bind` one gives any Role to "
        + "oneself: either is as good as every right.",
      source: KubernetesPage.rbacPractice,
      passing: Sample.role(
        groups: "[rbac.authorization.k8s.io]", resources: "[clusterroles]", verbs: "[bind]",
        names: "[view]"),
      failing: Sample.role(
        groups: "[rbac.authorization.k8s.io]", resources: "[roles, clusterroles]",
        verbs: "[get, ▸escalate, ▸bind]"))
  ) { rule in
    guard rule.groups.contains(where: { ["*", "rbac.authorization.k8s.io"].contains($0.text) })
    else { return [] }
    return rule.verbs.filter { verb in
      verb.text == "escalate" || (verb.text == "bind" && rule.names.isEmpty)
    }.map {
      Violation(
        "`\($0.text)` grants every right in the end", at: $0.location,
        help: $0.text == "bind" ? "name the Roles under `resourceNames`" : "take it out")
    }
  }
}
