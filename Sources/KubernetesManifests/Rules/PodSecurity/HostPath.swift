import Diagnostics

extension ManifestRules {
  static let hostPath = ManifestRule.pods(
    RuleInfo(
      "pod-security/host-path", PodSecurityLevel.baseline,
      summary: "a volume that is a path of the node",
      why: "The node's files hold the credentials of every pod on it, and a path that can be "
        + "written to is a way to run code there.",
      source: KubernetesPage.baseline,
      passing: Sample.pod("volumes:\n- name: data\n  emptyDir: {}"),
      failing: Sample.pod("volumes:\n- name: data\n  ▸hostPath:\n    path: /var/lib/data"))
  ) { pod in
    pod.volumes.compactMap { volume in
      guard let source = volume["hostPath"], !source.isNull else { return nil }
      let path = source["path"]?.string.map { " `\($0)`" } ?? ""
      return Violation(
        "volume `\(volume["name"]?.string ?? "")` is the node's path\(path)",
        at: volume.keyLocation("hostPath"),
        help: "use a persistent volume claim, an `emptyDir` or a projected volume")
    }
  }
}
