import Diagnostics

extension ManifestRules {
  static let runAsNonRoot = ManifestRule.pods(
    RuleInfo(
      "pod-security/run-as-non-root", PodSecurityLevel.restricted,
      summary: "a container that may run as root",
      why: "Root in a container is root on its node once it gets out, unless the pod has users of "
        + "its own (`hostUsers: false`).",
      source: KubernetesPage.restricted,
      passing: Sample.pod("securityContext:\n  runAsNonRoot: true"),
      failing: Sample.pod(
        "initContainers:\n- name: ▸first\n  image: registry.example/first:1.0",
        container: "securityContext:\n  runAsNonRoot: ▸false"))
  ) { pod in
    guard !pod.hasOwnUsers else { return [] }
    return pod.breaches(
      of: "runAsNonRoot", help: "set `runAsNonRoot: true` in the pod's security context"
    ) { $0.bool != false }
  }
}
