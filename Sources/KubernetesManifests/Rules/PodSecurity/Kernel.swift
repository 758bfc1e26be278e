import Diagnostics
import Documents

extension ManifestRules {
  static let unsafeSysctls = ManifestRule.pods(
    RuleInfo(
      "pod-security/sysctls", PodSecurityLevel.baseline,
      summary: "a kernel parameter that is not safe to set from a pod",
      why: "Other parameters reach beyond the pod; the kubelet refuses those that its "
        + "administrator has not allowed by name. The safe ones have grown: "
        + "`net.ipv4.ip_local_reserved_ports` in 1.27, the `tcp_keepalive` ones and "
        + "`tcp_fin_timeout` in 1.29, `tcp_rmem` and `tcp_wmem` in 1.32.",
      source: KubernetesPage.baseline,
      passing: Sample.pod(
        "securityContext:\n  sysctls:\n  - name: net.ipv4.tcp_syncookies\n    value: \"1\""),
      failing: Sample.pod(
        "securityContext:\n  sysctls:\n  - name: ▸kernel.msgmax\n    value: \"65536\""))
  ) { pod in
    (pod.spec["securityContext"]?.elements("sysctls") ?? []).compactMap { sysctl in
      // A slash may stand for a dot, as in `sysctl` itself.
      guard let name = sysctl["name"], let text = name.string,
        !safeSysctls.contains(String(text.map { $0 == "/" ? "." : $0 }))
      else { return nil }
      return Violation(
        "the pod sets the kernel parameter `\(text)`", at: name.location, help: "take it out")
    }
  }

  private static let safeSysctls: Set<String> = [
    "kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range",
    "net.ipv4.ip_unprivileged_port_start", "net.ipv4.tcp_syncookies",
    "net.ipv4.ping_group_range", "net.ipv4.ip_local_reserved_ports",
    "net.ipv4.tcp_keepalive_time", "net.ipv4.tcp_fin_timeout",
    "net.ipv4.tcp_keepalive_intvl", "net.ipv4.tcp_keepalive_probes", "net.ipv4.tcp_rmem",
    "net.ipv4.tcp_wmem",
  ]

  static let procMount = ManifestRule.containers(
    RuleInfo(
      "pod-security/proc-mount", PodSecurityLevel.baseline,
      summary: "a container that sees all of `/proc`",
      why:
        "Runtimes hide what in `/proc` tells about the node or changes it. With users of its own "
        + "(`hostUsers: false`) a pod needs it to run containers in containers.",
      source: KubernetesPage.baseline,
      passing: Sample.pod(container: "securityContext:\n  procMount: Default"),
      failing: Sample.pod(container: "securityContext:\n  procMount: ▸Unmasked"))
  ) { container, pod in
    guard !pod.hasOwnUsers, let mount = container.securityContext?["procMount"],
      let text = mount.string, text != "Default"
    else { return [] }
    return [
      Violation(
        "\(container.title) has `/proc` mounted as `\(text)`", at: mount.location,
        help: "take `procMount` out")
    ]
  }
}
