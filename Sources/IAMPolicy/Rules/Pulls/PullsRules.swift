extension PolicyRules {
  /// Rules about a pull across accounts, beyond what AWS checks.
  static let pulls: [PolicyRule] = []
}
