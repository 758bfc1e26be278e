import Diagnostics
import Documents

extension ManifestRules {
  static let pinnedUser = ManifestRule.securityContexts(
    RuleInfo(
      "pod-security/openshift-pinned-user", PodSecurityLevel.openShift,
      summary: "a user ID that OpenShift gives from the namespace's range",
      why: "Under `restricted-v2` a pod whose `runAsUser` is outside its namespace's range is "
        + "refused, and the range is another one in each namespace.",
      source: KubernetesPage.constraints,
      passing: Sample.pod("securityContext:\n  runAsNonRoot: true"),
      failing: Sample.pod("securityContext:\n  runAsUser: ▸1000"))
  ) { context in
    guard let user = context.node["runAsUser"], case .number(let id) = user.value, id != "0" else {
      return []
    }
    return [
      Violation(
        "\(context.owner) pins user \(id)", at: user.location,
        help: "take `runAsUser` out: `restricted-v2` gives one")
    ]
  }
}
