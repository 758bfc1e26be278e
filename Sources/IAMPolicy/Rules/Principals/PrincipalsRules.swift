extension PolicyRules {
  /// Rules about who is named, and trust.
  static let principals: [PolicyRule] = []
}
