import Diagnostics
import Documents

extension ManifestRules {
  static let objectName = ManifestRule(
    RuleInfo(
      "k8s/object-name", .error, summary: "an object name that is not valid for its kind",
      why:
        "Most names are DNS subdomains; those of namespaces are DNS labels, those of roles path segments, and a CronJob's leaves room for the suffix of its Jobs.",
      source: KubernetesPage.names,
      passing: "{apiVersion: v1, kind: Secret, metadata: {name: web-tls, namespace: cf-dev}}",
      failing: "{apiVersion: v1, kind: Secret, metadata: {name: ▸web_tls, namespace: ▸cf.dev}}")
  ) { object in
    guard let metadata = object.node["metadata"] else { return [] }
    let names = ["name", "generateName"].flatMap { field -> [Violation] in
      guard let node = metadata[field], let text = node.string, !text.isEmpty else { return [] }
      // A prefix for generated names may end with a hyphen.
      let name = field == "generateName" && text.hasSuffix("-") ? text.dropLast() + "a" : text
      return nameProblem(name, of: object.kind).map {
        [Violation("`\(field)`: `\(text)` \($0.problem)", at: node.location, help: $0.help)]
      } ?? []
    }
    return names + namespaceViolations(metadata["namespace"], kind: object.kind)
  }

  private static let clusterWide: Set<String> = ["Namespace", "ClusterRole", "ClusterRoleBinding"]

  private static func namespaceViolations(_ node: Node?, kind: String) -> [Violation] {
    guard let node, let text = node.string, !text.isEmpty, !clusterWide.contains(kind),
      let problem = TextForm.dnsLabel.problem(text)
    else { return [] }
    return [
      Violation("`namespace`: `\(text)` \(problem.problem)", at: node.location, help: problem.help)
    ]
  }

  private static func nameProblem(_ name: String, of kind: String) -> InvalidText? {
    switch kind {
    case "Namespace": TextForm.dnsLabel.problem(name)
    case "Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding":
      TextForm.pathSegment.problem(name)
    case "CronJob" where name.utf8.count > 52:
      InvalidText("has \(name.utf8.count) characters", help: "a CronJob's name has at most 52")
    default: TextForm.dnsSubdomain.problem(name)
    }
  }

  static let missingName = ManifestRule(
    RuleInfo(
      "k8s/missing-name", .error, summary: "an object without a name",
      why: "The API server rejects an object without `name` or `generateName`.",
      source: KubernetesPage.names,
      passing: "{apiVersion: v1, kind: ServiceAccount, metadata: {name: web}}",
      failing: "{apiVersion: v1, kind: ServiceAccount, metadata: ▸{namespace: cf-dev}}")
  ) { object in
    guard object.kind != "List" else { return [] }
    let metadata = object.node.given("metadata")
    if let metadata, !(metadata.text("name") + metadata.text("generateName")).isEmpty { return [] }
    return [
      Violation(
        "the \(object.kind) has no name", at: (metadata ?? object.node).location,
        help: "add `metadata.name`")
    ]
  }
}
