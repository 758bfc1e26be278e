extension ManifestRules {
  /// Rules about what pods run and how.
  static let pods: [ManifestRule] = []
}
