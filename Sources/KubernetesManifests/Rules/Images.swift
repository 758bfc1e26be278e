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

  static let latestTag = ManifestRule.images(
    RuleInfo(
      "images/latest", .note, summary: "an image of whatever version is the latest",
      why: "Two pods of one Deployment may run different programs, and there is no going back to "
        + "what ran yesterday.",
      source: KubernetesPage.images,
      passing: Sample.pod(image: "docker.io/amazon/aws-cli:2.31.0"),
      failing: Sample.pod(image: "▸docker.io/amazon/aws-cli:latest"))
  ) { image, location, _ in
    guard image.digest == nil, image.tag == nil || image.tag == "latest" else { return nil }
    let what = image.tag == nil ? "has no tag, which means `latest`" : "is of the tag `latest`"
    return Violation(
      "image `\(image.text)` \(what)", at: location, help: "name a version, or a digest")
  }

  static let noDigest = ManifestRule.images(
    RuleInfo(
      "images/no-digest", .note, summary: "an image whose content is not pinned",
      why: "A tag can be moved to another image; a digest is the image.",
      source: KubernetesPage.images,
      passing: Sample.pod(
        image: "registry.example/web:1.0@sha256:" + String(repeating: "0a", count: 32)),
      failing: Sample.pod(image: "▸registry.example/web:1.0"))
  ) { image, location, _ in
    // `latest` and no tag at all have a rule of their own.
    guard image.digest == nil, let tag = image.tag, tag != "latest" else { return nil }
    return Violation(
      "image `\(image.text)` is named by a tag only", at: location,
      help: "add the digest, `@sha256:...`")
  }

  /// Rules about images.
  static let images: [ManifestRule] = [shortName, latestTag, noDigest]
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
