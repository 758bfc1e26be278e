import Diagnostics

extension ManifestRules {
  static let secretsWithoutNames = ManifestRule.access(
    RuleInfo(
      "rbac/secrets-without-names", .warning,
      summary: "access to secrets of every name",
      why: "It reaches each credential of the namespace, or of the cluster; `list` and `watch` "
        + "answer with the content, and so does `patch`.",
      source: KubernetesPage.rbacPractice,
      passing: Sample.role(resources: "[secrets]", verbs: "[get]", names: "[regcred]"),
      failing: Sample.role(resources: "[configmaps, ▸secrets]", verbs: "[get]"))
  ) { rule in
    guard rule.names.isEmpty, let secrets = rule.resource("secrets") else { return [] }
    // `create` alone cannot be bound to a name by most clients, and reads nothing.
    let verbs = rule.verbs([
      "get", "list", "watch", "update", "patch", "delete", "deletecollection",
    ])
    guard !verbs.isEmpty else { return [] }
    let names = verbs.map { "`\($0.text)`" }.joined(separator: ", ")
    return [
      Violation(
        "\(names) is granted on secrets of every name", at: secrets.location,
        help: "name the secrets under `resourceNames`")
    ]
  }
}
