import Diagnostics

extension ManifestRules {
  static let hostNamespaces = ManifestRule.pods(
    RuleInfo(
      "pod-security/host-namespaces", PodSecurityLevel.baseline,
      summary: "a pod that shares its node's network, processes or IPC",
      why: "It sees the traffic, the processes or the shared memory of everything on the node.",
      source: KubernetesPage.baseline,
      passing: Sample.pod("hostNetwork: false"),
      failing: Sample.pod("hostNetwork: ▸true\nhostPID: ▸true\nhostIPC: ▸true"))
  ) { pod in
    ["hostNetwork", "hostPID", "hostIPC"].compactMap { name in
      guard let flag = pod.spec[name], flag.bool == true else { return nil }
      return Violation("`\(name)` is on", at: flag.location, help: "take it out")
    }
  }
}
