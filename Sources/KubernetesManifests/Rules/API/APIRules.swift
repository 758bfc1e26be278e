extension ManifestRules {
  /// Rules about what the API server refuses beyond the schema.
  static let api: [ManifestRule] = []
}
