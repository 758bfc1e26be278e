extension PolicyRules {
  /// Rules about the actions that a statement names, and whether they can work where they stand.
  static let actions: [PolicyRule] = [
    invalidAction, invalidServiceInAction, unsupportedAction, deadAction, wildcardAction,
    wildcardInService, redundantAction, redundantStatement, passRoleWildcard,
    serviceLinkedRoleWildcard, allowTagKey, denyTagKey, allowNotActionTagKey, denyNotActionTagKey,
  ]
}
