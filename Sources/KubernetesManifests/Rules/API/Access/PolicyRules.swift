import Diagnostics
import Documents

extension ManifestRules {
  static let policyRule = ManifestRule(
    RuleInfo(
      "k8s/policy-rule", .error, summary: "a rule of a role that grants nothing that there is",
      why:
        "A rule names resources with their API groups, or, in a ClusterRole alone, paths of the API; never both.",
      source: APIPage.rbac,
      passing: APISample.access(
        "Role", "rules: [{apiGroups: [''], resources: [secrets], verbs: [get]}]"),
      failing: APISample.access("Role", "rules: [▸{resources: [secrets], verbs: [get]}]"))
  ) { object in
    guard object.kind == "Role" || object.kind == "ClusterRole" else { return [] }
    return object.node.items("rules").compactMap { rule in
      policyRuleProblem(rule, isClusterWide: object.kind == "ClusterRole").map {
        Violation($0, at: rule.location)
      }
    }
  }

  private static func policyRuleProblem(_ rule: Node, isClusterWide: Bool) -> String? {
    func isGiven(_ key: String) -> Bool { rule[key]?.list?.isEmpty == false }
    if isGiven("nonResourceURLs") {
      if !isClusterWide { return "paths of the API are for a ClusterRole to grant" }
      return ["apiGroups", "resources", "resourceNames"].contains(where: isGiven)
        ? "a rule grants resources or paths of the API, not both" : nil
    }
    if !isGiven("apiGroups") { return "the rule has no `apiGroups`; that of secrets is `\"\"`" }
    return isGiven("resources") ? nil : "the rule has no `resources`"
  }
}
