import Diagnostics

extension ManifestRules {
  static let pinnedSELinuxLevel = ManifestRule.securityContexts(
    RuleInfo(
      "pod-security/openshift-pinned-level", PodSecurityLevel.openShift,
      summary: "an SELinux level that OpenShift gives from the namespace",
      why: "Under `restricted-v2` a pod with another level than its namespace's is refused, and "
        + "the level keeps the namespaces' files apart.",
      source: KubernetesPage.constraints,
      passing: Sample.pod("securityContext:\n  seLinuxOptions:\n    type: container_t"),
      failing: Sample.pod("securityContext:\n  seLinuxOptions:\n    level: ▸s0:c123,c456"))
  ) { context in
    guard let level = context.node["seLinuxOptions"]?["level"], level.string?.isEmpty == false
    else { return [] }
    return [
      Violation(
        "\(context.owner) pins an SELinux level", at: level.location,
        help: "take it out: `restricted-v2` gives the namespace's")
    ]
  }
}
