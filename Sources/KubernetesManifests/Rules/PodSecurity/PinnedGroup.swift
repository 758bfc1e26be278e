import Diagnostics
import Documents

extension ManifestRules {
  static let pinnedGroup = ManifestRule.pods(
    RuleInfo(
      "pod-security/openshift-pinned-group", PodSecurityLevel.openShift,
      summary: "a group of the volumes that OpenShift gives from the namespace's range",
      why: "Under `restricted-v2` a pod whose `fsGroup` is outside its namespace's range is "
        + "refused, and the range is another one in each namespace.",
      source: KubernetesPage.constraints,
      passing: Sample.pod("securityContext:\n  fsGroupChangePolicy: OnRootMismatch"),
      failing: Sample.pod("securityContext:\n  fsGroup: ▸2000"))
  ) { pod in
    guard let group = pod.spec["securityContext"]?["fsGroup"], case .number(let id) = group.value
    else { return [] }
    return [
      Violation(
        "the pod pins `fsGroup` \(id)", at: group.location,
        help: "take it out: `restricted-v2` gives one")
    ]
  }
}
