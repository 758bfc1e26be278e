extension ManifestRules {
  /// Rules about images.
  static let images: [ManifestRule] = [shortName, latestTag, noDigest]
}
