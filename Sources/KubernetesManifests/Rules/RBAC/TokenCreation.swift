import Diagnostics

extension ManifestRules {
  static let tokenCreation = ManifestRule.access(
    RuleInfo(
      "rbac/token-creation", .warning, summary: "the right to a token of every service account",
      why: "A token of a service account carries its rights, in the cluster and at whoever trusts "
        + "the cluster's issuer, such as AWS.",
      source: KubernetesPage.rbacPractice,
      passing: Sample.role(
        resources: "[serviceaccounts/token]", verbs: "[create]", names: "[ecr-sa]"),
      failing: Sample.role(resources: "[▸serviceaccounts/token]", verbs: "[create]"))
  ) { rule in
    guard rule.names.isEmpty, !rule.verbs(["create"]).isEmpty,
      let token = rule.resource("serviceaccounts/token")
    else { return [] }
    return [
      Violation(
        "a token may be made for every service account", at: token.location,
        help: "name the service accounts under `resourceNames`")
    ]
  }
}
