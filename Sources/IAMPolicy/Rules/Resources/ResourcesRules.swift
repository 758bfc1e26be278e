extension PolicyRules {
  /// Rules about the resources that a statement names.
  static let resources: [PolicyRule] = [
    invalidARNPrefix, missingARNField, invalidPartition, invalidService, arnServiceCase,
    missingARNRegion, arnRegionNotAllowed, invalidARNRegion, invalidARNAccount,
    arnAccountNotAllowed, invalidARNResource, unsupportedResource, redundantResource,
  ]
}
