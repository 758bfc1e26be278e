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
        + "`tcp_fin_timeout` in 1.29, `tcp_rmem` and `tcp_wmem` in 1.32.",
      source: KubernetesPage.baseline,
      passing: Sample.pod(
        "securityContext:\n  sysctls:\n  - name: net.ipv4.tcp_syncookies\n    value: \"1\""),
      failing: Sample.pod(
        "securityContext:\n  sysctls:\n  - name: ▸kernel.msgmax\n    value: \"65536\""))
  ) { pod in
    (pod.spec["securityContext"]?.elements("sysctls") ?? []).compactMap { sysctl in
      // A slash may replace a dot, as in `sysctl` itself.
      guard let name = sysctl["name"], let text = name.string,
        !safeSysctls.contains(String(text.map { $0 == "/" ? "." : $0 }))
      else { return nil }
      return Violation(
        "the pod sets the unsafe sysctl `\(text)`", at: name.location, help: "remove it")
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
      summary: "a container with an unmasked `/proc`",
      why:
        "Runtimes mask the parts of `/proc` that reveal or change the node. A pod in a user "
        + "namespace (`hostUsers: false`) may unmask it, to run containers in containers.",
      source: KubernetesPage.baseline,
      passing: Sample.pod(container: "securityContext:\n  procMount: Default"),
      failing: Sample.pod(container: "securityContext:\n  procMount: ▸Unmasked"))
  ) { container, pod in
    guard !pod.hasUserNamespace, let mount = container.securityContext?["procMount"],
      let text = mount.string, text != "Default"
    else { return [] }
    return [
      Violation(
        "\(container.title) mounts `/proc` as `\(text)`", at: mount.location,
        help: "remove `procMount`")
    ]
  }
}
