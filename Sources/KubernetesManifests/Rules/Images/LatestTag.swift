import Diagnostics

extension ManifestRules {
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
}
