extension PolicyRules {
  /// Rules about resources and their ARNs.
  static let resources: [PolicyRule] = []
}
