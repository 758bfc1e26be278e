import Diagnostics
import Documents

extension ManifestRules {
  static let secretOnDisk = ManifestRule.pods(
    RuleInfo(
      "pods/secret-on-disk", .warning,
      summary: "a volume for credentials that is kept on the node's disk",
      why: "An `emptyDir` is a folder of the node unless its medium is memory: what was in it can "
        + "be read there, and from the disk later.",
      source: KubernetesPage.volumes,
      passing: Sample.pod("volumes:\n- name: token\n  emptyDir:\n    medium: Memory"),
      failing: Sample.pod("volumes:\n- name: token\n  ▸emptyDir: {}"))
  ) { pod in
    pod.volumes.compactMap { volume in
      guard let name = volume["name"]?.string, let source = volume["emptyDir"],
        source["medium"]?.string ?? "" == "",
        ([name] + pod.mountPaths(of: name)).contains(where: tellsOfCredentials)
      else { return nil }
      return Violation(
        "volume `\(name)` seems to be for credentials, and is on the node's disk",
        at: volume.keyLocation("emptyDir"), help: "add `medium: Memory`")
    }
  }

  private static func tellsOfCredentials(_ name: String) -> Bool {
    let words = name.lowercased().split { !$0.isLetter }.map(String.init)
    return !words.filter {
      ["token", "tokens", "secret", "secrets", "credential", "credentials", "creds", "password"]
        .contains($0)
    }.isEmpty
  }
}

extension PodTemplate {
  /// Where the containers mount a volume.
  func mountPaths(of volume: String) -> [String] {
    containers.flatMap { $0.node.elements("volumeMounts") }
      .filter { $0["name"]?.string == volume }.compactMap { $0["mountPath"]?.string }
  }
}
