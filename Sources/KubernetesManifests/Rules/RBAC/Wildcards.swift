import Diagnostics
import Documents

extension ManifestRules {
  /// Each part of a policy rule in which `*` grants everything.
  static let wildcards: [ManifestRule] = [
    wildcard(
      in: \.verbs,
      RuleInfo(
        "rbac/wildcard-verb", .warning, summary: "a Role that grants every verb",
        why: "It includes verbs that nobody thought of, such as `deletecollection`, `escalate` or "
          + "`impersonate`, and those that later versions add.",
        source: KubernetesPage.rbacPractice,
        passing: Sample.role(resources: "[configmaps]", verbs: "[get, list]"),
        failing: Sample.role(resources: "[configmaps]", verbs: #"[▸"*"]"#)),
      "every verb is granted", help: "list the verbs that are needed"),
    wildcard(
      in: \.resources, orPrefix: "*/",
      RuleInfo(
        "rbac/wildcard-resource", .warning,
        summary: "a Role that grants every resource of an API group",
        why: "It includes Secrets and every resource that a later version or an operator adds; "
          + "`*/scale` does the same for one subresource.",
        source: KubernetesPage.rbacPractice,
        passing: Sample.role(resources: "[configmaps]", verbs: "[get]"),
        failing: Sample.role(resources: #"[▸"*"]"#, verbs: "[get]")),
      "every resource is granted", help: "list the resources that are needed"),
    wildcard(
      in: \.groups,
      RuleInfo(
        "rbac/wildcard-group", .warning,
        summary: "a Role that grants resources of every API group",
        why: "Every API group that is added to the cluster extends what this Role grants.",
        source: KubernetesPage.rbacPractice,
        passing: Sample.role(groups: "[apps]", resources: "[deployments]", verbs: "[get]"),
        failing: Sample.role(groups: #"[▸"*"]"#, resources: "[deployments]", verbs: "[get]")),
      "resources of every API group are granted",
      help: "list the API groups; the core group of pods and secrets is `\"\"`"),
  ]

  private static func wildcard(
    in part: @escaping @Sendable (PolicyRule) -> [LocatedText], orPrefix prefix: String? = nil,
    _ info: RuleInfo, _ message: String, help: String
  ) -> ManifestRule {
    ManifestRule.policyRules(info) { rule in
      part(rule).filter { $0.text == "*" || prefix.map($0.text.hasPrefix) ?? false }.map {
        Violation(message, at: $0.location, help: help)
      }
    }
  }
}
