import Diagnostics

extension ManifestRules {
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
