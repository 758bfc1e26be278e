import Diagnostics
import Documents

extension Rule<ManifestDocument> {
  /// A rule about pods, and about what pods are made from.
  static func pods(
    _ info: RuleInfo, check: @escaping @Sendable (PodTemplate) -> [Violation]
  ) -> ManifestRule {
    ManifestRule(info) { document in document.pod.map(check) ?? [] }
  }

  /// A rule about single containers, those that run first and those for debugging included.
  static func containers(
    _ info: RuleInfo, check: @escaping @Sendable (PodTemplate.Container, PodTemplate) -> [Violation]
  ) -> ManifestRule {
    pods(info) { pod in pod.containers.flatMap { check($0, pod) } }
  }

  /// A rule about security contexts, the pod's and each container's.
  static func securityContexts(
    _ info: RuleInfo, check: @escaping @Sendable (SecurityContext) -> [Violation]
  ) -> ManifestRule {
    pods(info) { pod in pod.securityContexts.flatMap(check) }
  }
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

extension Node {
  /// The elements of the list under `key`, with an entry's place each.
  func elements(_ key: String) -> [Node] { self[key]?.list ?? [] }

  /// The texts of the list under `key`.
  func texts(_ key: String) -> [LocatedText] {
    elements(key).compactMap { element in
      element.string.map { LocatedText($0, at: element.location) }
    }
  }

  /// Where the key stands, or the mapping where it has none.
  func keyLocation(_ key: String) -> Location { mapping?.entry(key)?.keyLocation ?? location }
}
