import Diagnostics

extension ManifestRules {
  static let shortName = ManifestRule.images(
    RuleInfo(
      "images/short-name", .warning, summary: "an image without its registry",
      why:
        "Which registry is asked is up to the node: current CRI-O, and with it OpenShift, refuses "
        + "such a name as ambiguous, and the pod ends in `ImageInspectError`.",
      source: "https://github.com/containers/image/blob/main/docs/containers-registries.conf.5.md",
      passing: Sample.pod(image: "docker.io/amazon/aws-cli:2.31.0"),
      failing: Sample.pod(image: "▸amazon/aws-cli:2.31.0"))
  ) { image, location, pod in
    guard image.registry == nil, !isResolvedByOpenShift(pod) else { return nil }
    let path = image.repository.contains("/") ? "" : "library/"
    return Violation(
      "image `\(image.text)` names no registry", at: location,
      help: "write the registry too, such as `docker.io/\(path)\(image.text)`")
  }

  /// Whether OpenShift looks the name up among its image streams before a node sees it.
  private static func isResolvedByOpenShift(_ pod: PodTemplate) -> Bool {
    pod.metadata?["annotations"]?["alpha.image.policy.openshift.io/resolve-names"] != nil
  }
}

extension Rule<ManifestDocument> {
  /// A rule about the names of images, those that follow the grammar.
  static func images(
    _ info: RuleInfo,
    check: @escaping @Sendable (ImageReference, Location, PodTemplate) -> Violation?
  ) -> ManifestRule {
    containers(info) { container, pod in
      guard let node = container.node["image"], let image = container.reference else { return [] }
      return [check(image, node.location, pod)].compactMap { $0 }
    }
  }
}

extension PodTemplate.Container {
  /// The image's name, where it follows the grammar.
  var reference: ImageReference? { try? ImageReference(image) }
}
