import Diagnostics

extension ManifestRules {
  static let privilegeEscalation = ManifestRule.containers(
    RuleInfo(
      "pod-security/privilege-escalation", PodSecurityLevel.restricted,
      summary: "a container whose processes can gain privileges",
      why: "Without it a program with the setuid bit gives root to whoever runs it. Demanded since "
        + "1.8, of Linux containers only since 1.25.",
      source: KubernetesPage.restricted,
      passing: Sample.pod(container: "securityContext:\n  allowPrivilegeEscalation: false"),
      failing: Sample.pod(
        "initContainers:\n- name: ▸first\n  image: registry.example/first:1.0",
        container: "securityContext:\n  allowPrivilegeEscalation: ▸true"))
  ) { container, pod in
    guard !pod.isForWindows else { return [] }
    let flag = container.securityContext?["allowPrivilegeEscalation"]
    guard flag?.bool != false else { return [] }
    return [
      Violation(
        "\(container.title) may gain privileges", at: flag?.location ?? container.location,
        help: "set `allowPrivilegeEscalation: false` in its security context")
    ]
  }

  static let privileged = ManifestRule.containers(
    RuleInfo(
      "pod-security/privileged", PodSecurityLevel.baseline, summary: "a privileged container",
      why: "Nearly every boundary between the container and its node is switched off.",
      source: KubernetesPage.baseline,
      passing: Sample.pod(container: "securityContext:\n  privileged: false"),
      failing: Sample.pod(container: "securityContext:\n  privileged: ▸true"))
  ) { container, _ in
    guard let flag = container.securityContext?["privileged"], flag.bool == true else { return [] }
    return [
      Violation(
        "\(container.title) is privileged", at: flag.location,
        help: "take it out, and add the one capability that it needs")
    ]
  }
}
