import Diagnostics
import Documents

extension ManifestRules {
  static let addedCapabilities = ManifestRule.containers(
    RuleInfo(
      "pod-security/added-capabilities", PodSecurityLevel.baseline,
      summary: "an added capability beyond the runtime's default set",
      why:
        "Capabilities such as `SYS_ADMIN` or `NET_RAW` let a process reach its node or other pods.",
      source: KubernetesPage.baseline,
      passing: Sample.pod(
        container: "securityContext:\n  capabilities:\n    add: [NET_BIND_SERVICE, CHOWN]"),
      failing: Sample.pod(
        container: "securityContext:\n  capabilities:\n    add: [CHOWN, ▸SYS_ADMIN]"))
  ) { container, _ in
    container.addedCapabilities.filter { !defaultCapabilities.contains($0.text) }.map {
      Violation(
        "\(container.title) adds the capability `\($0.text)`", at: $0.location,
        help:
          "remove it; only the runtime's default capabilities, such as `NET_BIND_SERVICE`, are allowed"
      )
    }
  }

  /// The capabilities that `baseline` allows a container to add.
  static let defaultCapabilities: Set<String> = [
    "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD",
    "NET_BIND_SERVICE", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
  ]

  static let droppedCapabilities = ManifestRule.containers(
    RuleInfo(
      "pod-security/drop-capabilities", PodSecurityLevel.restricted,
      summary: "a container that does not drop all capabilities",
      why: "The default capabilities let a process change the owner of files or send raw packets; "
        + "hardly any program needs them. Required since 1.22; since 1.25 for Linux containers "
        + "only.",
      source: KubernetesPage.restricted,
      passing: Sample.pod(container: "securityContext:\n  capabilities:\n    drop: [ALL]"),
      failing: Sample.pod(
        "initContainers:\n- name: ▸first\n  image: registry.example/first:1.0",
        container: "securityContext:\n  capabilities:\n    drop: ▸[NET_RAW]"))
  ) { container, pod in
    guard pod.podSecurityVersion.isAtLeast(minor: 22), !pod.isForWindows else { return [] }
    let drop = container.securityContext?["capabilities"]?["drop"]
    guard drop?.list?.contains("ALL") != true else { return [] }
    return [
      Violation(
        "\(container.title) does not drop all capabilities",
        at: drop?.location ?? container.location,
        help: "set `capabilities: {drop: [ALL]}` in its security context")
    ]
  }

  static let restrictedCapabilities = ManifestRule.containers(
    RuleInfo(
      "pod-security/restricted-capabilities", PodSecurityLevel.restricted,
      summary: "an added capability other than `NET_BIND_SERVICE`",
      why:
        "`restricted` allows only `NET_BIND_SERVICE`, for ports below 1024. Required since 1.22; "
        + "since 1.25 for Linux containers only.",
      source: KubernetesPage.restricted,
      passing: Sample.pod(
        container: "securityContext:\n  capabilities:\n    add: [NET_BIND_SERVICE]"),
      failing: Sample.pod(container: "securityContext:\n  capabilities:\n    add: [▸CHOWN]"))
  ) { container, pod in
    guard pod.podSecurityVersion.isAtLeast(minor: 22), !pod.isForWindows else { return [] }
    // `pod-security/added-capabilities` reports what `baseline` forbids too.
    return container.addedCapabilities.filter {
      $0.text != "NET_BIND_SERVICE" && defaultCapabilities.contains($0.text)
    }.map {
      Violation(
        "\(container.title) adds the capability `\($0.text)`", at: $0.location,
        help: "remove it")
    }
  }
}

extension PodTemplate.Container {
  var addedCapabilities: [LocatedText] { securityContext?["capabilities"]?.texts("add") ?? [] }
}
