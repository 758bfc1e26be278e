import Diagnostics

extension ManifestRules {
  static let seccompMissing = ManifestRule.pods(
    RuleInfo(
      "pod-security/seccomp-missing", PodSecurityLevel.restricted,
      summary: "a container without a seccomp profile",
      why: "Where a pod names none, the kubelet filters no system call unless its node is told to. "
        + "Demanded since 1.19, of Linux containers only since 1.25.",
      source: KubernetesPage.restricted,
      passing: Sample.pod("securityContext:\n  seccompProfile:\n    type: RuntimeDefault"),
      failing: Sample.pod(name: "▸web"))
  ) { pod in
    guard !pod.isForWindows else { return [] }
    // What is set otherwise, `Unconfined`, is the business of `baseline`.
    return pod.breaches(
      of: "seccompProfile",
      help: "set `seccompProfile: {type: RuntimeDefault}` in the pod's security context"
    ) { _ in true }
  }
}
