import Diagnostics

extension ManifestRules {
  static let wildcardVerb = ManifestRule.access(
    RuleInfo(
      "rbac/wildcard-verb", .warning, summary: "a Role that grants every verb",
      why: "It covers verbs that nobody thought of, such as `deletecollection`, `escalate` or "
        + "`impersonate`, and those that come with later versions.",
      source: KubernetesPage.rbacPractice,
      passing: Sample.role(resources: "[configmaps]", verbs: "[get, list]"),
      failing: Sample.role(resources: "[configmaps]", verbs: #"[▸"*"]"#))
  ) { rule in
    rule.verbs.filter { $0.text == "*" }.map {
      Violation("every verb is granted", at: $0.location, help: "name the verbs that are needed")
    }
  }
}
