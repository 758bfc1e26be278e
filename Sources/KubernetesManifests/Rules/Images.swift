import Diagnostics

extension ManifestRules {
  static let shortName = ManifestRule.images(
    RuleInfo(
      "images/short-name", .warning, summary: "an image name without a registry",
      why:
        "The node decides which registry is used: current CRI-O, and with it OpenShift, rejects "
        + "such a name as ambiguous, and the pod fails with `ImageInspectError`.",
      source: "https://github.com/containers/image/blob/main/docs/containers-registries.conf.5.md",
      passing: Sample.pod(image: "docker.io/amazon/aws-cli:2.31.0"),
      failing: Sample.pod(image: "▸amazon/aws-cli:2.31.0"))
  ) { image, location, pod in
    guard !image.hasUnmistakableRegistry, !isResolvedByOpenShift(pod) else { return nil }
    let path = image.repository.contains("/") ? "" : "library/"
    return Violation(
      "image `\(image.text)` has no registry", at: location,
      help: "add the registry, such as `docker.io/\(path)\(image.text)`")
  }

  /// Whether OpenShift resolves the name through its image streams before a node sees it.
  private static func isResolvedByOpenShift(_ pod: PodTemplate) -> Bool {
    pod.metadata?["annotations"]?["alpha.image.policy.openshift.io/resolve-names"] != nil
  }

  static let latestTag = ManifestRule.images(
    RuleInfo(
      "images/latest", .note, summary: "an image with the tag `latest`, or with none",
      why:
        "Two pods of one Deployment may run different versions, and it is impossible to roll back "
        + "to the previous one.",
      source: KubernetesPage.images,
      passing: Sample.pod(image: "docker.io/amazon/aws-cli:2.31.0"),
      failing: Sample.pod(image: "▸docker.io/amazon/aws-cli:latest"))
  ) { image, location, _ in
    guard image.digest == nil, image.tag == nil || image.tag == "latest" else { return nil }
    let what = image.tag == nil ? "has no tag, which means `latest`" : "has the tag `latest`"
    return Violation(
      "image `\(image.text)` \(what)", at: location, help: "pin a version or a digest")
  }

  static let noDigest = ManifestRule.images(
    RuleInfo(
      "images/no-digest", .note, summary: "an image whose content is not pinned",
      why: "A tag can be moved to another image; a digest cannot.",
      source: KubernetesPage.images,
      passing: Sample.pod(
        image: "registry.example/web:1.0@sha256:" + String(repeating: "0a", count: 32)),
      failing: Sample.pod(image: "▸registry.example/web:1.0"))
  ) { image, location, _ in
    // `images/latest` covers `latest` and a missing tag.
    guard image.digest == nil, let tag = image.tag, tag != "latest" else { return nil }
    return Violation(
      "image `\(image.text)` is pinned by its tag only", at: location,
      help: "add the digest, `@sha256:...`")
  }

  /// Rules about images.
  static let images: [ManifestRule] = [shortName, latestTag, noDigest]
}

extension Rule<ManifestDocument> {
  /// A rule about image references, for those that are well-formed.
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

extension ImageReference {
  /// Whether a runtime reads the first part as a registry too; CRI-O reads `Amazon/aws-cli` as a short name.
  fileprivate var hasUnmistakableRegistry: Bool {
    registry.map { $0 == "localhost" || $0.contains { $0 == "." || $0 == ":" } } ?? false
  }
}

extension PodTemplate.Container {
  /// The image reference; `nil` where it is malformed.
  var reference: ImageReference? { try? ImageReference(image) }
}
