import Diagnostics
import Documents

extension ManifestRules {
  static let fieldPath = ManifestRule(
    RuleInfo(
      "k8s/field-path", .error, summary: "a field of the pod that a container cannot be told",
      why: "A variable can hold a few fields of its pod only; the API server refuses others.",
      source: APIPage.downwardAPI,
      passing: APISample.container(
        "env: [{name: A, valueFrom: {fieldRef: {fieldPath: metadata.namespace}}}]"),
      failing: APISample.container(
        "env: [{name: A, valueFrom: {fieldRef: {fieldPath: ▸spec.containers}}}]"))
  ) { object in
    object.containers.flatMap { $0.node.items("env") }.compactMap { variable in
      guard let path = variable["valueFrom"]?["fieldRef"]?["fieldPath"], let text = path.string,
        !isTold(text)
      else { return nil }
      return Violation("`\(text)` is no field that a variable can hold", at: path.location)
    }
  }

  private static let toldFields: Set = [
    "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName",
    "spec.serviceAccountName", "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs",
  ]

  /// One label or annotation can be told by `metadata.labels['key']`.
  private static func isTold(_ path: String) -> Bool {
    if toldFields.contains(path) { return true }
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
      source: APIPage.downwardAPI,
      passing: APISample.container(
        "env: [{name: A, valueFrom: {resourceFieldRef: {resource: limits.cpu}}}]"),
      failing: APISample.container(
        "env: [{name: A, valueFrom: {resourceFieldRef: {resource: ▸cpu}}}]"))
  ) { object in
    object.containers.flatMap { $0.node.items("env") }.compactMap { variable in
      guard let resource = variable["valueFrom"]?["resourceFieldRef"]?["resource"],
        let text = resource.string, !isToldResource(text)
      else { return nil }
      return Violation(
        "`\(text)` is no limit or request", at: resource.location,
        help: "write one such as `limits.memory`")
    }
  }

  private static func isToldResource(_ text: String) -> Bool {
    let parts = text.split(separator: ".", maxSplits: 1)
    guard parts.count == 2, parts[0] == "limits" || parts[0] == "requests" else { return false }
    return ["cpu", "memory", "ephemeral-storage"].contains(parts[1])
      || parts[1].hasPrefix("hugepages-")
  }
}
