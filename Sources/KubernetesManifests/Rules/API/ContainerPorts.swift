import Diagnostics
import Documents

extension ManifestRules {
  static let duplicatePortName = ManifestRule(
    RuleInfo(
      "k8s/duplicate-port-name", .error, summary: "two ports of a container with the same name",
      why: "A Service or probe could not tell them apart; the API server rejects it.",
      source: KubernetesPage.pod,
      passing: Sample.pod(container: "ports: [{name: http, containerPort: 80}]"),
      failing: Sample.pod(
        container: "ports: [{name: http, containerPort: 80}, {name: ▸http, containerPort: 81}]"))
  ) { object in
    object.containers.flatMap { container -> [Violation] in
      var seen: Set<String> = []
      return container.node.mappings("ports").compactMap { port in
        guard let name = port["name"], let text = name.string, !text.isEmpty,
          !seen.insert(text).inserted
        else { return nil }
        return Violation(
          "another port has the name `\(text)`", at: name.location, help: "give it another name")
      }
    }
  }

  static let duplicateHostPort = ManifestRule(
    RuleInfo(
      "k8s/duplicate-host-port", .error, summary: "a host port that is used twice",
      why:
        "A host port belongs to one container; the API server rejects a pod that uses it twice.",
      source: KubernetesPage.pod,
      passing: Sample.pod(container: "ports: [{containerPort: 80, hostPort: 80}]"),
      failing: Sample.pod(
        container: "ports: [{containerPort: 80, hostPort: 80}, {containerPort: 81, hostPort: ▸80}]")
    )
  ) { object in
    var seen: Set<[String]> = []
    return object.containers.filter { $0.role != .initial || $0.isSidecar }
      .flatMap { $0.node.mappings("ports") }.compactMap { port in
        guard let number = hostPort(port, of: object), number.port != 0 else { return nil }
        let text = port.text("protocol")
        let key = ["\(number.port)", text.isEmpty ? "TCP" : text, port.text("hostIP")]
        guard !seen.insert(key).inserted else { return nil }
        return Violation("the host port \(number.port) is used twice", at: number.location)
      }
  }

  static let hostNetworkPort = ManifestRule(
    RuleInfo(
      "k8s/host-network-port", .error,
      summary: "a `hostPort` that differs from `containerPort` on the host network",
      why:
        "With `hostNetwork` the container listens on the node itself, so both ports are the same.",
      source: KubernetesPage.pod,
      passing: Sample.pod(container: "ports: [{containerPort: 80, hostPort: 8080}]"),
      failing: Sample.pod(
        "hostNetwork: true", container: "ports: [{containerPort: 80, hostPort: ▸8080}]"))
  ) { object in
    guard object.pod?.spec["hostNetwork"] == true else { return [] }
    return object.containers.flatMap { $0.node.mappings("ports") }.compactMap { port in
      guard let host = port.number("hostPort"), host != 0, let node = port["hostPort"],
        let own = port.number("containerPort"), host != own
      else { return nil }
      return Violation(
        "with `hostNetwork` the `hostPort` has to be the `containerPort`, \(own)",
        at: node.location)
    }
  }

  /// On the host network, a container port is a host port.
  private static func hostPort(
    _ port: Node, of object: ManifestDocument
  ) -> (port: Int64, location: Location)? {
    if let number = port.number("hostPort"), let node = port["hostPort"] {
      return (number, node.location)
    }
    guard object.pod?.spec["hostNetwork"] == true, let number = port.number("containerPort"),
      let node = port["containerPort"]
    else { return nil }
    return (number, node.location)
  }
}
