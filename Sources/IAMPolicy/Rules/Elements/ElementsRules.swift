extension PolicyRules {
  /// Rules about what a document and its statements consist of.
  static let elements: [PolicyRule] = []
}
