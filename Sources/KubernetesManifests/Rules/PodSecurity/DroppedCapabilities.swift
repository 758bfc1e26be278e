import Diagnostics

extension ManifestRules {
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
}
