import Diagnostics
import Documents

extension ManifestRules {
  static let addedCapabilities = ManifestRule.containers(
    RuleInfo(
      "pod-security/added-capabilities", PodSecurityLevel.baseline,
      summary: "a capability beyond those that a runtime gives by default",
      why:
        "With `SYS_ADMIN`, `NET_RAW` and their like a process gets at its node or its neighbours.",
      source: KubernetesPage.baseline,
      passing: Sample.pod(
        container: "securityContext:\n  capabilities:\n    add: [NET_BIND_SERVICE, CHOWN]"),
      failing: Sample.pod(
        container: "securityContext:\n  capabilities:\n    add: [CHOWN, ▸SYS_ADMIN]"))
  ) { container, _ in
    container.addedCapabilities.filter { !defaultCapabilities.contains($0.text) }.map {
      Violation(
        "\(container.title) adds the capability `\($0.text)`", at: $0.location,
        help: "take it out; allowed are those of a runtime's default, such as `NET_BIND_SERVICE`")
    }
  }

  /// What `baseline` lets a container add.
  static let defaultCapabilities: Set<String> = [
    "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD",
    "NET_BIND_SERVICE", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
  ]
}

extension PodTemplate.Container {
  var addedCapabilities: [LocatedText] { securityContext?["capabilities"]?.texts("add") ?? [] }
}
