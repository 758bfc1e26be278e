import Diagnostics
import Documents

extension ManifestRules {
  static let hostProbes = ManifestRule.containers(
    RuleInfo(
      "pod-security/host-probes", PodSecurityLevel.baseline,
      summary: "a probe or lifecycle hook that calls another host than the pod",
      why: "The kubelet connects from the node's network, so the author of the pod can reach what "
        + "only the node should reach. The control exists since 1.34.",
      source: KubernetesPage.baseline,
      passing: Sample.pod(container: "livenessProbe:\n  httpGet:\n    port: 8080"),
      failing: Sample.pod(
        container: "livenessProbe:\n  httpGet:\n    host: ▸169.254.169.254\n    port: 80\n"
          + "lifecycle:\n  preStop:\n    tcpSocket:\n      host: ▸127.0.0.1\n      port: 22"))
  ) { container, pod in
    guard pod.podSecurityVersion.isAtLeast(minor: 34) else { return [] }
    return (container.probes + container.hooks).flatMap { handler in
      ["httpGet", "tcpSocket"].compactMap { kind in
        guard let host = handler.node[kind]?["host"], let text = host.string, !text.isEmpty else {
          return nil
        }
        return Violation(
          "\(handler.field) of \(container.title) calls the host `\(text)`", at: host.location,
          help: "remove `host`; the default is the pod's own address")
      }
    }
  }

  static let hostProcess = ManifestRule.securityContexts(
    RuleInfo(
      "pod-security/host-process", PodSecurityLevel.baseline,
      summary: "a Windows HostProcess container",
      why:
        "A HostProcess container has privileged access to the node. The control exists since 1.23.",
      source: KubernetesPage.baseline,
      passing: Sample.pod(
        "securityContext:\n  windowsOptions:\n    hostProcess: false"),
      failing: Sample.pod(
        "securityContext:\n  windowsOptions:\n    hostProcess: ▸true"))
  ) { context in
    guard let flag = context.node["windowsOptions"]?["hostProcess"], flag.bool == true else {
      return []
    }
    return [
      Violation(
        "`hostProcess` of \(context.owner) is enabled", at: flag.location, help: "remove it")
    ]
  }

  static let hostNamespaces = ManifestRule.pods(
    RuleInfo(
      "pod-security/host-namespaces", PodSecurityLevel.baseline,
      summary: "a pod that shares the host's network, PID or IPC namespace",
      why: "The pod can see the traffic, processes or shared memory of everything on the node.",
      source: KubernetesPage.baseline,
      passing: Sample.pod("hostNetwork: false"),
      failing: Sample.pod("hostNetwork: ▸true\nhostPID: ▸true\nhostIPC: ▸true"))
  ) { pod in
    ["hostNetwork", "hostPID", "hostIPC"].compactMap { name in
      guard let flag = pod.spec[name], flag.bool == true else { return nil }
      return Violation("`\(name)` is enabled", at: flag.location, help: "remove it")
    }
  }

  static let hostPorts = ManifestRule.containers(
    RuleInfo(
      "pod-security/host-ports", PodSecurityLevel.baseline,
      summary: "a container that uses a host port",
      why:
        "The container listens on the node's own address, where NetworkPolicies may not apply and "
        + "clients expect a service of the node.",
      source: KubernetesPage.baseline,
      passing: Sample.pod(container: "ports:\n- containerPort: 8080"),
      failing: Sample.pod(container: "ports:\n- containerPort: 8080\n  hostPort: ▸80"))
  ) { container, _ in
    container.node.elements("ports").compactMap { port in
      guard let host = port["hostPort"], case .number(let number) = host.value, number != "0" else {
        return nil
      }
      return Violation(
        "\(container.title) uses the host port \(number)", at: host.location,
        help: "remove `hostPort`, and expose the pod through a Service")
    }
  }
}
