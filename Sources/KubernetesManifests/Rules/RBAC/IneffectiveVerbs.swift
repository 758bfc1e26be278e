import Diagnostics

extension ManifestRules {
  static let unusedVerb = ManifestRule.policyRules(
    RuleInfo(
      "rbac/unused-verb", .warning, summary: "a verb that none of the resources supports",
      why: "No request uses the verb, so it grants nothing; usually another verb was meant. Only "
        + "resources of Kubernetes' own API groups are checked.",
      source: KubernetesPage.rbac,
      passing: Sample.role(resources: "[pods, pods/exec]", verbs: "[create, list]"),
      failing: Sample.role(resources: "[pods/log]", verbs: "[get, ▸list, ▸raed]"))
  ) { rule in
    // An unknown resource may support any verb.
    let known = rule.groups.flatMap { group in
      rule.resources.map { APIResources.verbs(of: $0.text, in: group.text) }
    }
    guard !known.isEmpty, !known.contains(nil) else { return [] }
    let used = Set(known.compactMap { $0 }.joined())
    let resources = rule.resources.map { "`\($0.text)`" }.joined(separator: ", ")
    return rule.verbs.filter { $0.text != "*" && !used.contains($0.text) }.map { verb in
      Violation(
        "\(resources) does not support the verb `\(verb.text)`", at: verb.location,
        help: NearestName.hint(for: verb.text, in: used)
          ?? "remove it; supported are \(used.sorted().map { "`\($0)`" }.joined(separator: ", "))")
    }
  }

  static let createWithNames = ManifestRule.policyRules(
    RuleInfo(
      "rbac/create-with-names", .note,
      summary: "`create` with `resourceNames`, but without `patch`",
      why: "The name of a new object may not be known when a POST is authorized, so it is denied. "
        + "Server-side apply sends the name, but is a PATCH: it needs `patch`, and `create` for a "
        + "new object.",
      source: KubernetesPage.rbac,
      passing: Sample.role(resources: "[secrets]", verbs: "[create, patch]", names: "[regcred]"),
      failing: Sample.role(resources: "[secrets]", verbs: "[get, ▸create]", names: "[regcred]"))
  ) { rule in
    // A subresource is created under the name of its object, which is known.
    guard !rule.names.isEmpty, !rule.verbs.contains(where: { ["patch", "*"].contains($0.text) }),
      !rule.resources.isEmpty, rule.resources.allSatisfy({ !$0.text.contains("/") })
    else { return [] }
    return rule.verbs.filter { $0.text == "create" }.map {
      Violation(
        "`create` with `resourceNames` grants nothing without `patch`", at: $0.location,
        help:
          "add `patch` and use server-side apply, or grant `create` in a rule without `resourceNames`"
      )
    }
  }

  static let collectionWithNames = ManifestRule.policyRules(
    RuleInfo(
      "rbac/deletecollection-with-names", .note, summary: "`deletecollection` with `resourceNames`",
      why:
        "A request to delete a collection has no resource name, so the verb grants nothing. `list` "
        + "and `watch` can carry a name, in a `metadata.name` field selector.",
      source: KubernetesPage.rbac,
      passing: Sample.role(resources: "[pods]", verbs: "[delete]", names: "[web]"),
      failing: Sample.role(resources: "[pods]", verbs: "[▸deletecollection]", names: "[web]"))
  ) { rule in
    guard !rule.names.isEmpty else { return [] }
    return rule.verbs.filter { $0.text == "deletecollection" }.map {
      Violation(
        "`deletecollection` with `resourceNames` grants nothing", at: $0.location,
        help: "grant `delete`")
    }
  }
}
