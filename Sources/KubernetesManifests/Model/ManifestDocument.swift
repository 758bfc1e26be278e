import Diagnostics
import Documents

/// One Kubernetes object as somebody wrote it, every field with its place.
///
/// The model takes whatever a document holds: a field of the wrong type is simply not there, and the schema says so at its
/// place in `node`.
///
/// Kubernetes documentation, "Objects In Kubernetes".
public struct ManifestDocument: Sendable {
  public let node: Node
  public let apiVersion: String
  public let kind: String
  /// The pods that the object makes, a Pod's own included; `nil` for one that makes none.
  public let pod: PodTemplate?

  public init(_ node: Node) {
    self.node = node
    apiVersion = node["apiVersion"]?.string ?? ""
    kind = node["kind"]?.string ?? ""
    pod = Self.template(of: node, kind: kind).flatMap(PodTemplate.init)
  }

  public var name: String? { node["metadata"]?["name"]?.string }
  public var namespace: String? { node["metadata"]?["namespace"]?.string }

  /// How findings call it: `Deployment cf-dev/web`, `v1 Service web`.
  public var title: String {
    let place = [namespace, name].compactMap { $0 }.joined(separator: "/")
    return place.isEmpty ? "\(apiVersion) \(kind)" : "\(kind) \(place)"
  }

  /// Whether a document is an object of the Kubernetes API at all.
  public static func isManifest(_ node: Node) -> Bool {
    node["apiVersion"]?.string != nil && node["kind"]?.string != nil
  }

  /// The object itself, or each object of a `List`.
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

  /// The spec of a Job, or of the Jobs that a CronJob makes.
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
