import Diagnostics

extension ManifestRules {
  static let missingName = ManifestRule(
    RuleInfo(
      "k8s/missing-name", .error, summary: "an object without a name",
      why: "The API server refuses an object that has neither `name` nor `generateName`.",
      source: APIPage.names,
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
