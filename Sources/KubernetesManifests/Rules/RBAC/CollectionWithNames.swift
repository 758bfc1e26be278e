import Diagnostics

extension ManifestRules {
  static let collectionWithNames = ManifestRule.access(
    RuleInfo(
      "rbac/deletecollection-with-names", .note, summary: "`deletecollection` bound to names",
      why: "A request for a whole collection carries no name when it is authorised, so that the "
        + "verb grants nothing. `list` and `watch` can carry one, as a field selector.",
      source: KubernetesPage.rbac,
      passing: Sample.role(resources: "[pods]", verbs: "[delete]", names: "[web]"),
      failing: Sample.role(resources: "[pods]", verbs: "[▸deletecollection]", names: "[web]"))
  ) { rule in
    guard !rule.names.isEmpty else { return [] }
    return rule.verbs.filter { $0.text == "deletecollection" }.map {
      Violation(
        "`deletecollection` together with `resourceNames` grants nothing", at: $0.location,
        help: "grant `delete`")
    }
  }
}
