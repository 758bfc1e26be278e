import Diagnostics

extension ManifestRules {
  static let localSeccomp = ManifestRule.securityContexts(
    RuleInfo(
      "pod-security/openshift-seccomp", PodSecurityLevel.openShift,
      summary: "a seccomp profile that `restricted-v2` does not allow",
      why: "Kubernetes's `restricted` takes a profile of the node, OpenShift's `restricted-v2` "
        + "none but the runtime's default.",
      source: KubernetesPage.constraints,
      passing: Sample.pod("securityContext:\n  seccompProfile:\n    type: RuntimeDefault"),
      failing: Sample.pod(
        "securityContext:\n  seccompProfile:\n    type: ▸Localhost\n"
          + "    localhostProfile: web.json"))
  ) { context in
    guard let type = context.node["seccompProfile"]?["type"], type.string == "Localhost" else {
      return []
    }
    return [
      Violation(
        "\(context.owner) has a seccomp profile of the node", at: type.location,
        help: "use `RuntimeDefault`")
    ]
  }
}
