import Diagnostics

extension ManifestRules {
  static let podExec = ManifestRule.access(
    RuleInfo(
      "rbac/pod-exec", .warning, summary: "the right to run commands in every pod",
      why: "A command in a pod has what the pod has: its service account's token, its secrets and "
        + "its network.",
      source: KubernetesPage.rbacPractice,
      passing: Sample.role(resources: "[pods/log]", verbs: "[get]"),
      failing: Sample.role(resources: "[pods, ▸pods/exec, ▸pods/attach]", verbs: "[create]"))
  ) { rule in
    guard rule.names.isEmpty, !rule.verbs(["create", "get"]).isEmpty else { return [] }
    return ["pods/exec", "pods/attach", "pods/ephemeralcontainers"].compactMap { name in
      // A container for debugging is added by a patch or update.
      guard let resource = rule.resource(name),
        name != "pods/ephemeralcontainers" || !rule.verbs(["update", "patch"]).isEmpty
      else { return nil }
      return Violation(
        "`\(name)` lets commands be run in every pod", at: resource.location,
        help: "take it out, or name the pods under `resourceNames`")
    }
  }
}
