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

/// A pod, or what pods are made from: metadata and spec.
public struct PodTemplate: Sendable {
  /// One container of a pod.
  public struct Container: Sendable {
    public enum Role: String, Sendable {
      case main = "containers"
      case initial = "initContainers"
      case ephemeral = "ephemeralContainers"
    }

    public let node: Node
    public let role: Role

    public var name: String { node["name"]?.string ?? "" }
    public var image: String { node["image"]?.string ?? "" }

    /// `command` and `args`, those that are texts.
    public var words: [LocatedText] {
      ["command", "args"].flatMap { node[$0]?.list ?? [] }.compactMap(LocatedText.init)
    }
  }

  public let metadata: Node?
  public let spec: Node
  /// Init containers first, as they run.
  public let containers: [Container]

  init?(_ node: Node) {
    guard let spec = node["spec"], spec.mapping != nil else { return nil }
    metadata = node["metadata"]
    self.spec = spec
    let roles: [Container.Role] = [.initial, .main, .ephemeral]
    containers = roles.flatMap { role in
      (spec[role.rawValue]?.list ?? []).filter { $0.mapping != nil }.map {
        Container(node: $0, role: role)
      }
    }
  }

  public var volumes: [Node] { spec["volumes"]?.list ?? [] }
}
