import Diagnostics
import Documents

extension ManifestRules {
  static let unsafeSysctls = ManifestRule.pods(
    RuleInfo(
      "pod-security/sysctls", PodSecurityLevel.baseline,
      summary: "an unsafe sysctl",
      why: "Unsafe sysctls affect more than the pod, and the kubelet rejects those that its "
        + "administrator has not allowed. Added to the safe set: "
        + "`net.ipv4.ip_local_reserved_ports` in 1.27, the `tcp_keepalive` sysctls and "
        + "`tcp_fin_timeout` in 1.29, `tcp_rmem` and `tcp_wmem` in 1.32, "
        + "`tcp_slow_start_after_idle` and `tcp_notsent_lowat` in 1.37.",
      source: KubernetesPage.baseline,
      passing: Sample.pod(
        "securityContext:\n  sysctls:\n  - name: net.ipv4.tcp_syncookies\n    value: \"1\""),
      failing: Sample.pod(
        "securityContext:\n  sysctls:\n  - name: ▸kernel.msgmax\n    value: \"65536\""))
  ) { pod in
    (pod.spec["securityContext"]?.elements("sysctls") ?? []).compactMap { sysctl in
      guard let name = sysctl["name"], let text = name.string else { return nil }
      // A slash may replace a dot, as in `sysctl` itself.
      let since = safeSysctls[String(text.map { $0 == "/" ? "." : $0 })]
      if let since, pod.podSecurityVersion.isAtLeast(minor: since) { return nil }
      return Violation(
        "the pod sets the unsafe sysctl `\(text)`", at: name.location,
        help: since.map { "remove it; it is safe since 1.\($0)" } ?? "remove it")
    }
  }

  /// The safe sysctls, each with the minor version since which it is.
  private static let safeSysctls: [String: Int] = [
    "kernel.shm_rmid_forced": 0, "net.ipv4.ip_local_port_range": 0,
    "net.ipv4.ip_unprivileged_port_start": 0, "net.ipv4.ping_group_range": 0,
    "net.ipv4.tcp_syncookies": 0, "net.ipv4.ip_local_reserved_ports": 27,
    "net.ipv4.tcp_fin_timeout": 29, "net.ipv4.tcp_keepalive_intvl": 29,
    "net.ipv4.tcp_keepalive_probes": 29, "net.ipv4.tcp_keepalive_time": 29,
    "net.ipv4.tcp_rmem": 32, "net.ipv4.tcp_wmem": 32, "net.ipv4.tcp_notsent_lowat": 37,
    "net.ipv4.tcp_slow_start_after_idle": 37,
  ]

  static let procMount = ManifestRule.containers(
    RuleInfo(
      "pod-security/proc-mount", PodSecurityLevel.baseline,
      summary: "a container with an unmasked `/proc`",
      why:
        "Runtimes mask the parts of `/proc` that reveal or change the node. Since 1.35 a pod in a "
        + "user namespace (`hostUsers: false`) may unmask it, to run containers in containers.",
      source: KubernetesPage.baseline,
      passing: Sample.pod(container: "securityContext:\n  procMount: Default"),
      failing: Sample.pod(container: "securityContext:\n  procMount: ▸Unmasked"))
  ) { container, pod in
    pod.isRelaxedByUserNamespace ? [] : unmaskedProc(of: container)
  }

  static let restrictedProcMount = ManifestRule.containers(
    RuleInfo(
      "pod-security/restricted-proc-mount", PodSecurityLevel.restricted,
      summary: "an unmasked `/proc` in a pod with its own user namespace",
      why: "`baseline` allows it with `hostUsers: false`, `restricted` does not. The control "
        + "exists since 1.35.",
      source: KubernetesPage.restricted,
      passing: Sample.pod(
        "hostUsers: false", container: "securityContext:\n  procMount: Default"),
      failing: Sample.pod(
        "hostUsers: false", container: "securityContext:\n  procMount: ▸Unmasked"))
  ) { container, pod in
    // `pod-security/proc-mount` reports it in other pods.
    pod.isRelaxedByUserNamespace ? unmaskedProc(of: container) : []
  }

  private static func unmaskedProc(of container: PodTemplate.Container) -> [Violation] {
    guard let mount = container.securityContext?["procMount"], let text = mount.string,
      text != "Default"
    else { return [] }
    return [
      Violation(
        "\(container.title) mounts `/proc` as `\(text)`", at: mount.location,
        help: "remove `procMount`")
    ]
  }
}
