import Diagnostics
import Documents

extension ManifestRules {
  static let unknownResource = ManifestRule.policyRules(
    RuleInfo(
      "rbac/unknown-resource", .warning,
      summary: "a resource in the wrong API group, singular or in upper case",
      why: "The rule grants nothing: permissions name a resource as the API's paths do, in lower "
        + "case and plural, and with its API group. Only resources of Kubernetes' own API groups "
        + "are checked.",
      source: KubernetesPage.rbac,
      passing: Sample.role(resources: "[secrets]", verbs: "[get]", names: "[regcred]"),
      failing: Sample.role(resources: "[▸secret, ▸deployments]", verbs: "[get]"))
  ) { rule in
    // A group that is not Kubernetes' own may have any resources.
    guard !rule.groups.isEmpty, rule.groups.allSatisfy({ APIResources.isClosed($0.text) }) else {
      return []
    }
    return rule.resources.compactMap { resource in
      unknownResource(resource, groups: rule.groups.map(\.text))
    }
  }

  private static func unknownResource(
    _ resource: LocatedText, groups: [String]
  ) -> Violation? {
    let parts = resource.text.split(separator: "/", maxSplits: 1).map(String.init)
    guard let name = parts.first else { return nil }
    let homes = APIResources.groups(of: name)
    if homes.isEmpty {
      guard let plural = APIResources.plural(of: name) else { return nil }
      let wanted = ([plural] + parts.dropFirst()).joined(separator: "/")
      return Violation(
        "`\(resource.text)` is not a resource", at: resource.location, help: "write `\(wanted)`")
    }
    guard homes.isDisjoint(with: groups) else { return nil }
    let given = groups.map { "`\"\($0)\"`" }.joined(separator: ", ")
    let wanted = homes.sorted().map { "`\"\($0)\"`" }.joined(separator: " or ")
    return Violation(
      "the API group \(given) has no `\(name)`", at: resource.location,
      help: "`\(name)` is in the API group \(wanted)")
  }
}
