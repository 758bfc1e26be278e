import Diagnostics
import Documents

extension ManifestRules {
  static let fieldPath = ManifestRule(
    RuleInfo(
      "k8s/field-path", .error, summary: "a field of the pod that a container cannot be told",
      why: "A variable can hold a few fields of its pod only; the API server refuses others.",
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
      return Violation("`\(text)` is no field that a variable can hold", at: path.location)
    }
  }

  private static let downwardFields: Set = [
    "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName",
    "spec.serviceAccountName", "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs",
  ]

  /// One label or annotation can be told by `metadata.labels['key']`.
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
      "k8s/resource-field", .error, summary: "a resource that a container cannot be told",
      why:
        "`resourceFieldRef` names a limit or request of cpu, memory, ephemeral-storage or huge pages.",
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
        "`\(text)` is no limit or request", at: resource.location,
        help: "write one such as `limits.memory`")
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
      why: "The API server refuses `valueFrom` beside a `value` that is not empty.",
      source: KubernetesPage.pod, passing: Sample.pod(container: "env: [{name: A, value: x}]"),
      failing: Sample.pod(
        container: "env: [{name: A, value: x, ▸valueFrom: {fieldRef: {fieldPath: metadata.name}}}]")
    )
  ) { object in
    object.containers.flatMap { $0.node.mappings("env") }.compactMap { variable in
      guard !variable.text("value").isEmpty, variable.given("valueFrom") != nil else { return nil }
      return Violation(
        "`\(variable.text("name"))` has a `value` already", at: variable.keyLocation("valueFrom"),
        help: "take one of them out")
    }
  }

  static let envSource = ManifestRule(
    RuleInfo(
      "k8s/env-source", .error, summary: "a variable's source that names none, or several",
      why: "`valueFrom` and each item of `envFrom` take exactly one source.",
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
      return [Violation("there is no source here", at: node.location, help: "add one of \(list)")]
    }
    return given.dropFirst().map {
      Violation("`\(given[0].key)` is the source already", at: $0.keyLocation, help: "take one out")
    }
  }
}
