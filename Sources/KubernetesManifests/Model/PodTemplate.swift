import Diagnostics
import Documents

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

extension PodTemplate {
  /// The pod's own security context, then its containers', those that are there.
  var securityContexts: [SecurityContext] {
    let own = spec["securityContext"].map { SecurityContext(node: $0, owner: "the pod") }
    return [own].compactMap { $0 }
      + containers.compactMap { container in
        container.securityContext.map { SecurityContext(node: $0, owner: container.title) }
      }
  }

  /// Whether the pod says that it runs on Windows, where some of the Linux settings do not exist.
  var isForWindows: Bool { spec["os"]?["name"]?.string == "windows" }

  /// Whether the pod's users are none of the node's: root inside is nobody outside.
  var hasOwnUsers: Bool { spec["hostUsers"]?.bool == false }
}

extension PodTemplate.Container {
  /// How findings call it.
  var title: String { "container `\(name)`" }

  var securityContext: Node? { node["securityContext"] }

  /// Where to point at a setting that is missing: the container's name, or the container.
  var location: Location { node["name"]?.location ?? node.location }

  /// The probes by field name.
  var probes: [(field: String, node: Node)] {
    ["livenessProbe", "readinessProbe", "startupProbe"].compactMap { field in
      node.given(field).map { (field, $0) }
    }
  }

  /// The lifecycle hooks by field name.
  var hooks: [(field: String, node: Node)] {
    ["postStart", "preStop"].compactMap { field in
      node.given("lifecycle")?.given(field).map { (field, $0) }
    }
  }

  /// Whether it is an init container that keeps running alongside the main containers.
  ///
  /// Kubernetes documentation, "Sidecar Containers".
  var isSidecar: Bool { role == .initial && node.text("restartPolicy") == "Always" }

  /// Environment variables with a text as their value.
  var variables: [(name: String, value: Node)] {
    (node["env"]?.list ?? []).compactMap { entry in
      guard let name = entry["name"]?.string, let value = entry["value"] else { return nil }
      return (name, value)
    }
  }

  /// Where the volumes are mounted that the container can write to.
  var writableMounts: [String] {
    (node["volumeMounts"]?.list ?? []).filter { $0["readOnly"]?.bool != true }
      .compactMap { $0["mountPath"]?.string }
  }
}

/// What a pod or a container says about its privileges, and whose it is.
struct SecurityContext {
  let node: Node
  /// How findings call whose it is: `the pod`, or the container by name.
  let owner: String
}
