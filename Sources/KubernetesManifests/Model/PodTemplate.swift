import Diagnostics
import Documents

/// The metadata and spec of a pod or a pod template.
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

    /// The strings of `command` and `args`.
    public var words: [LocatedText] {
      ["command", "args"].flatMap { node[$0]?.list ?? [] }.compactMap(LocatedText.init)
    }
  }

  public let metadata: Node?
  public let spec: Node
  /// Init containers first, in the order in which they run.
  public let containers: [Container]
  /// The version of the Pod Security Standards that the pod has to meet.
  var podSecurityVersion = PodSecurityVersion.newest

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
  /// The security contexts that are given: the pod's, then those of its containers.
  var securityContexts: [SecurityContext] {
    let version = podSecurityVersion
    let own = spec["securityContext"].map {
      SecurityContext(node: $0, owner: "the pod", podSecurityVersion: version)
    }
    return [own].compactMap { $0 }
      + containers.compactMap { container in
        container.securityContext.map {
          SecurityContext(node: $0, owner: container.title, podSecurityVersion: version)
        }
      }
  }

  /// Whether the pod is exempt from Linux settings because it runs on Windows, as since 1.25.
  var isForWindows: Bool {
    spec["os"]?["name"]?.string == "windows" && podSecurityVersion.isAtLeast(minor: 25)
  }

  /// Whether the pod has its own user namespace, in which root is unprivileged on the node.
  ///
  /// Kubernetes documentation, "User Namespaces".
  var hasUserNamespace: Bool { spec["hostUsers"]?.bool == false }

  /// Whether the pod's user namespace relaxes controls, as since 1.35.
  var isRelaxedByUserNamespace: Bool {
    hasUserNamespace && podSecurityVersion.isAtLeast(minor: 35)
  }
}

extension PodTemplate.Container {
  /// What messages call it.
  var title: String { "container `\(name)`" }

  var securityContext: Node? { node["securityContext"] }

  /// The location for a missing setting: the container's name, or the container.
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

  /// The environment variables that have a `value`.
  var variables: [(name: String, value: Node)] {
    (node["env"]?.list ?? []).compactMap { entry in
      guard let name = entry["name"]?.string, let value = entry["value"] else { return nil }
      return (name, value)
    }
  }

  /// The mount paths of writable volumes.
  var writableMounts: [String] {
    (node["volumeMounts"]?.list ?? []).filter { $0["readOnly"]?.bool != true }
      .compactMap { $0["mountPath"]?.string }
  }
}

/// The security context of a pod or a container.
struct SecurityContext {
  let node: Node
  /// What messages call its owner: `the pod`, or the container by name.
  let owner: String
  let podSecurityVersion: PodSecurityVersion
}
