import Diagnostics
import Documents

extension ManifestSchema {
  static let kind = RuleInfo(
    "k8s/kind", .error, summary: "a kind that its API version does not have",
    why:
      "The API server answers `no matches for kind`. Only the groups of Kubernetes itself are checked; other groups may have kinds of the same names.",
    source: KubernetesPage.removedVersions,
    passing: Sample.object("batch/v1", "Job", "spec:", "  template:", "    spec:")
      + "\n      restartPolicy: Never\n      containers: [{name: web, image: registry.example/web}]",
    failing: Sample.object("▸batch/v1beta1", "CronJob"))

  /// Why no API server has the kind of an object; `nil` where one may.
  static func kindViolation(of node: Node) -> Violation? {
    guard let apiVersionNode = node["apiVersion"], let kindNode = node["kind"],
      let apiVersion = apiVersionNode.string, let kind = kindNode.string,
      !KubernetesKinds.kinds(of: apiVersion).contains(kind)
    else { return nil }
    let homes = KubernetesKinds.apiVersions(of: kind)
    if let minor = KubernetesKinds.removal(of: kind, from: apiVersion) {
      return Violation(
        "`\(apiVersion)` has no `\(kind)` since Kubernetes 1.\(minor)",
        at: apiVersionNode.location,
        help: homes.isEmpty ? "the kind no longer exists; remove it" : help(homes))
    }
    guard KubernetesKinds.isOwn(KubernetesKinds.group(of: apiVersion)) else { return nil }
    if homes.isEmpty { return misspelling(of: kind, at: kindNode.location, in: apiVersion) }
    // An alpha or beta version may be served where its feature is enabled.
    let isInGroup = homes.contains {
      KubernetesKinds.group(of: $0) == KubernetesKinds.group(of: apiVersion)
    }
    if isInGroup, apiVersion.includes("alpha") || apiVersion.includes("beta") { return nil }
    return Violation(
      "`\(apiVersion)` has no `\(kind)`", at: apiVersionNode.location, help: help(homes))
  }

  private static func help(_ apiVersions: [String]) -> String {
    "write " + apiVersions.map { "`apiVersion: \($0)`" }.joined(separator: " or ")
  }

  private static func misspelling(
    of kind: String, at location: Location, in apiVersion: String
  ) -> Violation? {
    let kinds = KubernetesKinds.kinds(of: apiVersion)
    // `PodList` is the kind of the API server's answer.
    guard !kind.hasSuffix("List") || !kinds.contains(String(kind.dropLast(4))) else { return nil }
    let lowercase = kind.lowercased()
    let wanted =
      KubernetesKinds.all.first { $0.lowercased() == lowercase } ?? NearestName.of(kind, in: kinds)
    return wanted.map {
      Violation(
        "`\(apiVersion)` has no `\(kind)`", at: location, help: "did you mean `kind: \($0)`?")
    }
  }
}
