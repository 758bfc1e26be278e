extension PolicyRules {
  /// Rules about condition operators, keys, values and variables.
  static let conditions: [PolicyRule] = []
}
