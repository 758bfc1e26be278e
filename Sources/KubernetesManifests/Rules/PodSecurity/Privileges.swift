import Diagnostics

extension ManifestRules {
  static let privilegeEscalation = ManifestRule.containers(
    RuleInfo(
      "pod-security/privilege-escalation", PodSecurityLevel.restricted,
      summary: "a container that allows privilege escalation",
      why: "Without `false`, a setuid program can give a process more privileges than its parent "
        + "has. Required since 1.8; since 1.25 for Linux containers only.",
      source: KubernetesPage.restricted,
      passing: Sample.pod(container: "securityContext:\n  allowPrivilegeEscalation: false"),
      failing: Sample.pod(
        "initContainers:\n- name: ▸first\n  image: registry.example/first:1.0",
        container: "securityContext:\n  allowPrivilegeEscalation: ▸true"))
  ) { container, pod in
    guard pod.podSecurityVersion.isAtLeast(minor: 8), !pod.isForWindows else { return [] }
    let flag = container.securityContext?["allowPrivilegeEscalation"]
    guard flag?.bool != false else { return [] }
    return [
      Violation(
        "\(container.title) allows privilege escalation", at: flag?.location ?? container.location,
        help: "set `allowPrivilegeEscalation: false` in its security context")
    ]
  }

  static let privileged = ManifestRule.containers(
    RuleInfo(
      "pod-security/privileged", PodSecurityLevel.baseline, summary: "a privileged container",
      why: "A privileged container disables nearly every boundary between itself and the node.",
      source: KubernetesPage.baseline,
      passing: Sample.pod(container: "securityContext:\n  privileged: false"),
      failing: Sample.pod(container: "securityContext:\n  privileged: ▸true"))
  ) { container, _ in
    guard let flag = container.securityContext?["privileged"], flag.bool == true else { return [] }
    return [
      Violation(
        "\(container.title) is privileged", at: flag.location,
        help: "remove it, and add the capability that the container needs")
    ]
  }
}
