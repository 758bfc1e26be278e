import Diagnostics

extension ManifestRules {
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
}
