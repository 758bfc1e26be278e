import Diagnostics
import Documents

extension Node {
  /// The value under `key`; null counts as absent, as it does for the API server.
  func given(_ key: String) -> Node? {
    guard let value = self[key], !value.isNull else { return nil }
    return value
  }

  /// The text under `key`; absent and empty are one.
  func text(_ key: String) -> String { self[key]?.string ?? "" }

  /// The whole number under `key`.
  func number(_ key: String) -> Int64? {
    guard case .number(let text) = self[key]?.value else { return nil }
    return Int64(text)
  }

  /// The mappings in the list under `key`.
  func items(_ key: String) -> [Node] { (self[key]?.list ?? []).filter { $0.mapping != nil } }

  /// Where `key` itself stands.
  func place(of key: String) -> Location { mapping?.entry(key)?.keyLocation ?? location }

  /// Those of `keys` that are given, in the order of the document.
  func given(among keys: Set<String>) -> [Mapping.Entry] {
    (mapping?.entries ?? []).filter { keys.contains($0.key) && !$0.value.isNull }
  }
}

extension ManifestDocument {
  /// The spec of a Deployment, Job or CronJob.
  var spec: Node? { node.given("spec") }

  /// The spec of a Job, or of the Jobs that a CronJob makes.
  var jobSpec: Node? {
    switch kind {
    case "Job": spec
    case "CronJob": spec?.given("jobTemplate")?.given("spec")
    default: nil
    }
  }

  /// All containers of the object's pods.
  var containers: [PodTemplate.Container] { pod?.containers ?? [] }
}
