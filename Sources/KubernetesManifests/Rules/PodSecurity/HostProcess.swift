import Diagnostics

extension ManifestRules {
  static let hostProcess = ManifestRule.securityContexts(
    RuleInfo(
      "pod-security/host-process", PodSecurityLevel.baseline,
      summary: "a Windows container that runs as a process of its node",
      why: "Such a container has the node itself for its world; the control is there since 1.23.",
      source: KubernetesPage.baseline,
      passing: Sample.pod(
        "securityContext:\n  windowsOptions:\n    hostProcess: false"),
      failing: Sample.pod(
        "securityContext:\n  windowsOptions:\n    hostProcess: ▸true"))
  ) { context in
    guard let flag = context.node["windowsOptions"]?["hostProcess"], flag.bool == true else {
      return []
    }
    return [
      Violation(
        "`hostProcess` of \(context.owner) is on", at: flag.location, help: "take it out")
    ]
  }
}
