import Diagnostics

extension ManifestRules {
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
