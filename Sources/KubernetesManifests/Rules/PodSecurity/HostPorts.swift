import Diagnostics
import Documents

extension ManifestRules {
  static let hostPorts = ManifestRule.containers(
    RuleInfo(
      "pod-security/host-ports", PodSecurityLevel.baseline,
      summary: "a container that takes a port of its node",
      why: "It listens on the node's own address, past network policies, where a service of the "
        + "node is expected.",
      source: KubernetesPage.baseline,
      passing: Sample.pod(container: "ports:\n- containerPort: 8080"),
      failing: Sample.pod(container: "ports:\n- containerPort: 8080\n  hostPort: ▸80"))
  ) { container, _ in
    container.node.elements("ports").compactMap { port in
      guard let host = port["hostPort"], case .number(let number) = host.value, number != "0" else {
        return nil
      }
      return Violation(
        "\(container.title) takes the node's port \(number)", at: host.location,
        help: "take `hostPort` out and put a Service before the pod")
    }
  }
}
