import Diagnostics

extension ManifestRules {
  static let createWithNames = ManifestRule.access(
    RuleInfo(
      "rbac/create-with-names", .note,
      summary: "`create` bound to names, without the `patch` that makes it usable",
      why: "A POST carries no name when it is authorised, so that it is refused. Server-side apply "
        + "does carry one, but is a PATCH: it asks for `patch`, and for `create` where the object "
        + "is new.",
      source: KubernetesPage.rbac,
      passing: Sample.role(resources: "[secrets]", verbs: "[create, patch]", names: "[regcred]"),
      failing: Sample.role(resources: "[secrets]", verbs: "[get, ▸create]", names: "[regcred]"))
  ) { rule in
    // A part of an object is created at the object's name, which is known then.
    guard !rule.names.isEmpty, !rule.verbs.contains(where: { ["patch", "*"].contains($0.text) }),
      !rule.resources.isEmpty, rule.resources.allSatisfy({ !$0.text.contains("/") })
    else { return [] }
    return rule.verbs.filter { $0.text == "create" }.map {
      Violation(
        "`create` together with `resourceNames` grants nothing without `patch`", at: $0.location,
        help: "add `patch` and use server-side apply, or grant `create` in a rule without names")
    }
  }
}
