extension PolicyRules {
  /// Rules about the policies of AWS Organizations: service and resource control policies.
  static let organizations: [PolicyRule] = [
    organizationsVersion, organizationsPolicySize, resourceControlElement,
  ]
}
