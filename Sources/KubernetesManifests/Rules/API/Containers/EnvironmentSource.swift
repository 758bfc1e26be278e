import Diagnostics
import Documents

extension ManifestRules {
  static let envValueAndSource = ManifestRule(
    RuleInfo(
      "k8s/env-value-and-source", .error, summary: "a variable with both a value and a source",
      why: "The API server refuses `valueFrom` beside a `value` that is not empty.",
      source: APIPage.pod, passing: APISample.container("env: [{name: A, value: x}]"),
      failing: APISample.container(
        "env: [{name: A, value: x, ▸valueFrom: {fieldRef: {fieldPath: metadata.name}}}]"))
  ) { object in
    object.containers.flatMap { $0.node.items("env") }.compactMap { variable in
      guard !variable.text("value").isEmpty, variable.given("valueFrom") != nil else { return nil }
      return Violation(
        "`\(variable.text("name"))` has a `value` already", at: variable.place(of: "valueFrom"),
        help: "take one of them out")
    }
  }

  static let envSource = ManifestRule(
    RuleInfo(
      "k8s/env-source", .error, summary: "a variable's source that names none, or several",
      why: "`valueFrom` and each item of `envFrom` take exactly one source.",
      source: APIPage.pod,
      passing: APISample.container("envFrom: [{configMapRef: {name: web}}]"),
      failing: APISample.container("env: [{name: A, valueFrom: ▸{}}]"))
  ) { object in
    object.containers.flatMap { container in
      container.node.items("env").flatMap { sourceComplaints($0.given("valueFrom"), valueSources) }
        + container.node.items("envFrom").flatMap { sourceComplaints($0, listSources) }
    }
  }

  private static let valueSources: Set = [
    "configMapKeyRef", "fieldRef", "fileKeyRef", "resourceFieldRef", "secretKeyRef",
  ]
  private static let listSources: Set = ["configMapRef", "secretRef"]

  private static func sourceComplaints(_ node: Node?, _ sources: Set<String>) -> [Violation] {
    guard let node, node.mapping != nil else { return [] }
    let given = node.given(among: sources)
    let list = sources.sorted().map { "`\($0)`" }.joined(separator: ", ")
    if given.isEmpty {
      return [Violation("there is no source here", at: node.location, help: "add one of \(list)")]
    }
    return given.dropFirst().map {
      Violation("`\(given[0].key)` is the source already", at: $0.keyLocation, help: "take one out")
    }
  }
}
