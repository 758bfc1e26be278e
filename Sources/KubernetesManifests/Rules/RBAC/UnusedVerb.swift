import Diagnostics

extension ManifestRules {
  static let unusedVerb = ManifestRule.access(
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
}
