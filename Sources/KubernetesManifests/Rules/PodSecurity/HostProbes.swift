import Diagnostics
import Documents

extension ManifestRules {
  static let hostProbes = ManifestRule.containers(
    RuleInfo(
      "pod-security/host-probes", PodSecurityLevel.baseline,
      summary: "a probe or lifecycle hook that goes to another host than the pod",
      why: "The kubelet calls the host from the node's network, so that whoever writes the pod can "
        + "reach what only the node should; the control is there since 1.34.",
      source: KubernetesPage.baseline,
      passing: Sample.pod(container: "livenessProbe:\n  httpGet:\n    port: 8080"),
      failing: Sample.pod(
        container: "livenessProbe:\n  httpGet:\n    host: ▸169.254.169.254\n    port: 80\n"
          + "lifecycle:\n  preStop:\n    tcpSocket:\n      host: ▸127.0.0.1\n      port: 22"))
  ) { container, _ in
    container.handlers.flatMap { handler in
      ["httpGet", "tcpSocket"].compactMap { kind in
        guard let host = handler.node[kind]?["host"], let text = host.string, !text.isEmpty else {
          return nil
        }
        return Violation(
          "\(handler.name) of \(container.title) goes to host `\(text)`", at: host.location,
          help: "take `host` out: the pod's own address is meant then")
      }
    }
  }
}

extension PodTemplate.Container {
  /// The probes and lifecycle hooks by name.
  var handlers: [(name: String, node: Node)] {
    let probes = ["startupProbe", "readinessProbe", "livenessProbe"]
    let hooks = ["postStart", "preStop"]
    return probes.compactMap { name in node[name].map { (name, $0) } }
      + hooks.compactMap { name in node["lifecycle"]?[name].map { (name, $0) } }
  }
}
