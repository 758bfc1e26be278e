import Diagnostics

extension ManifestRules {
  static let nodeProxy = ManifestRule.access(
    RuleInfo(
      "rbac/node-proxy", .warning, summary: "the right to talk to a kubelet directly",
      why:
        "The kubelet's own API runs commands in every pod of its node, past admission and audit; "
        + "`get` is enough for that.",
      source: KubernetesPage.rbacPractice,
      passing: Sample.role(resources: "[nodes/metrics]", verbs: "[get]"),
      failing: Sample.role(resources: "[▸nodes/proxy]", verbs: "[get]"))
  ) { rule in
    guard !rule.verbs.isEmpty, let proxy = rule.resource("nodes/proxy") else { return [] }
    return [
      Violation(
        "`nodes/proxy` reaches the kubelet's own API", at: proxy.location,
        help: "take it out; metrics and statistics have `nodes/metrics` and `nodes/stats`")
    ]
  }
}
