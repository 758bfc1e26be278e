import Diagnostics

extension ManifestRules {
  static let unusedVerb = ManifestRule.policyRules(
    RuleInfo(
      "rbac/unused-verb", .warning, summary: "a verb that none of the resources has",
      why: "The API server asks for it never, so that it grants nothing: mostly another verb was "
        + "meant. Only the resources of Kubernetes's own API groups are judged.",
      source: KubernetesPage.rbac,
      passing: Sample.role(resources: "[pods, pods/exec]", verbs: "[create, list]"),
      failing: Sample.role(resources: "[pods/log]", verbs: "[get, ▸list, ▸raed]"))
  ) { rule in
    // With one resource that is not known any verb may have a use.
    let known = rule.groups.flatMap { group in
      rule.resources.map { APIResources.verbs(of: $0.text, in: group.text) }
    }
    guard !known.isEmpty, !known.contains(nil) else { return [] }
    let used = Set(known.compactMap { $0 }.joined())
    let resources = rule.resources.map { "`\($0.text)`" }.joined(separator: ", ")
    return rule.verbs.filter { $0.text != "*" && !used.contains($0.text) }.map { verb in
      Violation(
        "\(resources) has no verb `\(verb.text)`", at: verb.location,
        help: NearestName.of(verb.text, in: used).map { "did you mean `\($0)`?" }
          ?? "take it out; there are \(used.sorted().map { "`\($0)`" }.joined(separator: ", "))")
    }
  }

  static let createWithNames = ManifestRule.policyRules(
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

  static let collectionWithNames = ManifestRule.policyRules(
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
