extension ManifestRules {
  /// Rules about what Roles and bindings grant.
  static let rbac: [ManifestRule] = []
}
