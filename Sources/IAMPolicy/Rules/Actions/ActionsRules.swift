extension PolicyRules {
  /// Rules about actions.
  static let actions: [PolicyRule] = []
}
