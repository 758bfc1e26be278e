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

  static let droppedCapabilities = ManifestRule.containers(
    RuleInfo(
      "pod-security/drop-capabilities", PodSecurityLevel.restricted,
      summary: "a container that does not drop all capabilities",
      why: "A runtime's default capabilities let a process change owners of files or make raw "
        + "packets; hardly any program needs them. Demanded since 1.22, of Linux containers only "
        + "since 1.25.",
      source: KubernetesPage.restricted,
      passing: Sample.pod(container: "securityContext:\n  capabilities:\n    drop: [ALL]"),
      failing: Sample.pod(
        "initContainers:\n- name: ▸first\n  image: registry.example/first:1.0",
        container: "securityContext:\n  capabilities:\n    drop: ▸[NET_RAW]"))
  ) { container, pod in
    guard !pod.isForWindows else { return [] }
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
      summary: "a capability beyond the one that `restricted` allows",
      why: "Only `NET_BIND_SERVICE`, for ports below 1024, may be added. Demanded since 1.22, of "
        + "Linux containers only since 1.25.",
      source: KubernetesPage.restricted,
      passing: Sample.pod(
        container: "securityContext:\n  capabilities:\n    add: [NET_BIND_SERVICE]"),
      failing: Sample.pod(container: "securityContext:\n  capabilities:\n    add: [▸CHOWN]"))
  ) { container, pod in
    guard !pod.isForWindows else { return [] }
    // What `baseline` does not allow either is said by its rule.
    return container.addedCapabilities.filter {
      $0.text != "NET_BIND_SERVICE" && defaultCapabilities.contains($0.text)
    }.map {
      Violation(
        "\(container.title) adds the capability `\($0.text)`", at: $0.location,
        help: "take it out")
    }
  }
}

extension PodTemplate.Container {
  var addedCapabilities: [LocatedText] { securityContext?["capabilities"]?.texts("add") ?? [] }
}
