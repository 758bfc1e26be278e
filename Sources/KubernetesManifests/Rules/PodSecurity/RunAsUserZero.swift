import Diagnostics
import Documents

extension ManifestRules {
  static let runAsUserZero = ManifestRule.pods(
    RuleInfo(
      "pod-security/run-as-user", PodSecurityLevel.restricted,
      summary: "a container that runs as user 0",
      why: "User 0 is root; forbidden since 1.23, unless the pod has users of its own "
        + "(`hostUsers: false`).",
      source: KubernetesPage.restricted,
      passing: Sample.pod("securityContext:\n  runAsNonRoot: true"),
      failing: Sample.pod("securityContext:\n  runAsUser: ▸0"))
  ) { pod in
    guard !pod.hasOwnUsers else { return [] }
    return pod.securityContexts.compactMap { context in
      guard let user = context.node["runAsUser"], user == 0 else { return nil }
      return Violation(
        "\(context.owner) runs as user 0", at: user.location,
        help: "take it out, and set `runAsNonRoot: true`")
    }
  }
}
