extension PolicyRules {
  /// Rules about the actions of a statement and where they have an effect.
  static let actions: [PolicyRule] = [
    invalidAction, invalidServiceInAction, unsupportedAction, deadAction, wildcardAction,
    wildcardInService, redundantAction, redundantStatement, passRoleWildcard,
    serviceLinkedRoleWildcard, allowTagKey, denyTagKey, allowNotActionTagKey, denyNotActionTagKey,
  ]
}
