import Diagnostics
import Documents

extension ManifestRules {
  static let fieldPath = ManifestRule(
    RuleInfo(
      "k8s/field-path", .error, summary: "a field that the downward API does not provide",
      why:
        "Only a few fields of the pod are available to environment variables; the API server rejects others.",
      source: KubernetesPage.downwardAPI,
      passing: Sample.pod(
        container: "env: [{name: A, valueFrom: {fieldRef: {fieldPath: metadata.namespace}}}]"),
      failing: Sample.pod(
        container: "env: [{name: A, valueFrom: {fieldRef: {fieldPath: ▸spec.containers}}}]"))
  ) { object in
    object.containers.flatMap { $0.node.mappings("env") }.compactMap { variable in
      guard let path = variable["valueFrom"]?["fieldRef"]?["fieldPath"], let text = path.string,
        !isDownwardField(text)
      else { return nil }
      return Violation("`\(text)` is not available to environment variables", at: path.location)
    }
  }

  private static let downwardFields: Set = [
    "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName",
    "spec.serviceAccountName", "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs",
  ]

  /// A single label or annotation is available as `metadata.labels['key']`.
  private static func isDownwardField(_ path: String) -> Bool {
    if downwardFields.contains(path) { return true }
    for (start, form) in [
      ("metadata.labels['", TextForm.labelKey), ("metadata.annotations['", .annotationKey),
    ] where path.hasPrefix(start) && path.hasSuffix("']") {
      return form.problem(String(path.dropFirst(start.count).dropLast(2))) == nil
    }
    return false
  }

  static let resourceField = ManifestRule(
    RuleInfo(
      "k8s/resource-field", .error, summary: "a resource that the downward API does not provide",
      why:
        "`resourceFieldRef` refers to a limit or request of CPU, memory, ephemeral storage or huge pages.",
      source: KubernetesPage.downwardAPI,
      passing: Sample.pod(
        container: "env: [{name: A, valueFrom: {resourceFieldRef: {resource: limits.cpu}}}]"),
      failing: Sample.pod(
        container: "env: [{name: A, valueFrom: {resourceFieldRef: {resource: ▸cpu}}}]"))
  ) { object in
    object.containers.flatMap { $0.node.mappings("env") }.compactMap { variable in
      guard let resource = variable["valueFrom"]?["resourceFieldRef"]?["resource"],
        let text = resource.string, !isDownwardResource(text)
      else { return nil }
      return Violation(
        "`\(text)` is not a limit or request", at: resource.location,
        help: "write for example `limits.memory`")
    }
  }

  private static func isDownwardResource(_ text: String) -> Bool {
    let parts = text.split(separator: ".", maxSplits: 1)
    guard parts.count == 2, parts[0] == "limits" || parts[0] == "requests" else { return false }
    return ["cpu", "memory", "ephemeral-storage"].contains(parts[1])
      || parts[1].hasPrefix("hugepages-")
  }

  static let envValueAndSource = ManifestRule(
    RuleInfo(
      "k8s/env-value-and-source", .error, summary: "a variable with both a value and a source",
      why: "The API server rejects `valueFrom` together with a non-empty `value`.",
      source: KubernetesPage.pod, passing: Sample.pod(container: "env: [{name: A, value: x}]"),
      failing: Sample.pod(
        container: "env: [{name: A, value: x, ▸valueFrom: {fieldRef: {fieldPath: metadata.name}}}]")
    )
  ) { object in
    object.containers.flatMap { $0.node.mappings("env") }.compactMap { variable in
      guard !variable.text("value").isEmpty, variable.given("valueFrom") != nil else { return nil }
      return Violation(
        "`\(variable.text("name"))` already has a `value`", at: variable.keyLocation("valueFrom"),
        help: "remove one of them")
    }
  }

  static let envSource = ManifestRule(
    RuleInfo(
      "k8s/env-source", .error, summary: "a variable without a source, or with several",
      why: "`valueFrom` and each item of `envFrom` need exactly one source.",
      source: KubernetesPage.pod,
      passing: Sample.pod(container: "envFrom: [{configMapRef: {name: web}}]"),
      failing: Sample.pod(container: "env: [{name: A, valueFrom: ▸{}}]"))
  ) { object in
    object.containers.flatMap { container in
      container.node.mappings("env").flatMap {
        sourceViolations($0.given("valueFrom"), valueSources)
      }
        + container.node.mappings("envFrom").flatMap { sourceViolations($0, listSources) }
    }
  }

  private static let valueSources: Set = [
    "configMapKeyRef", "fieldRef", "fileKeyRef", "resourceFieldRef", "secretKeyRef",
  ]
  private static let listSources: Set = ["configMapRef", "secretRef"]

  private static func sourceViolations(_ node: Node?, _ sources: Set<String>) -> [Violation] {
    guard let node, node.mapping != nil else { return [] }
    let given = node.given(among: sources)
    let list = sources.sorted().map { "`\($0)`" }.joined(separator: ", ")
    if given.isEmpty {
      return [Violation("the source is missing", at: node.location, help: "add one of \(list)")]
    }
    return given.dropFirst().map {
      Violation("`\(given[0].key)` is already the source", at: $0.keyLocation, help: "remove one")
    }
  }
}
