extension PolicyRules {
  /// Rules about the resources of a statement.
  static let resources: [PolicyRule] = [
    invalidARNPrefix, missingARNField, invalidPartition, invalidService, arnServiceCase,
    missingARNRegion, arnRegionNotAllowed, invalidARNRegion, invalidARNAccount,
    arnAccountNotAllowed, invalidARNResource, resourceTypeWildcard, repositoryName,
    unsupportedResource,
    repositoryPolicyResource, redundantResource,
  ]
}
