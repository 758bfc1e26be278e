import Diagnostics
import Documents

/// One Kubernetes object as written in a document, each field with its location.
///
/// A field of the wrong type counts as absent here; `ManifestSchema` reports it.
///
/// Kubernetes documentation, "Objects In Kubernetes".
public struct ManifestDocument: Sendable {
  public let node: Node
  public let apiVersion: String
  public let kind: String
  /// The template of the pods that the object creates, or the Pod itself; `nil` for other kinds.
  public internal(set) var pod: PodTemplate?

  public init(_ node: Node) {
    self.node = node
    apiVersion = node["apiVersion"]?.string ?? ""
    kind = node["kind"]?.string ?? ""
    pod = Self.template(of: node, kind: kind).flatMap(PodTemplate.init)
  }

  public var name: String? { node["metadata"]?["name"]?.string }
  public var namespace: String? { node["metadata"]?["namespace"]?.string }

  /// What messages call it: `Deployment cf-dev/web`, `v1 Service web`.
  public var title: String {
    let place = [namespace, name].compactMap { $0 }.joined(separator: "/")
    return place.isEmpty ? "\(apiVersion) \(kind)" : "\(kind) \(place)"
  }

  /// Whether a document has an `apiVersion` and a `kind`.
  public static func isManifest(_ node: Node) -> Bool {
    node["apiVersion"]?.string != nil && node["kind"]?.string != nil
  }

  /// The object itself, or each item of a `List`.
  public static func all(in node: Node) -> [ManifestDocument] {
    guard node["kind"]?.string?.hasSuffix("List") == true, let items = node["items"]?.list else {
      return [ManifestDocument(node)]
    }
    return items.flatMap { $0["kind"]?.string?.hasSuffix("List") == true ? [] : all(in: $0) }
  }

  private static func template(of node: Node, kind: String) -> Node? {
    switch kind {
    case "Pod": node
    case "PodTemplate": node["template"]
    case "CronJob": node["spec"]?["jobTemplate"]?["spec"]?["template"]
    case "Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "Job", "ReplicationController":
      node["spec"]?["template"]
    default: nil
    }
  }
}

extension ManifestDocument {
  /// The spec of a Deployment, Job or CronJob.
  var spec: Node? { node.given("spec") }

  /// The spec of a Job, or of the Jobs that a CronJob creates.
  var jobSpec: Node? {
    switch kind {
    case "Job": spec
    case "CronJob": spec?.given("jobTemplate")?.given("spec")
    default: nil
    }
  }

  /// Every container of the object's pods.
  var containers: [PodTemplate.Container] { pod?.containers ?? [] }
}
