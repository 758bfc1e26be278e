extension PolicyRules {
  /// Rules about who is named, and trust.
  static let principals: [PolicyRule] = [
    principalMissing,
    principalInIdentityPolicy,
    principalKey,
    principalFormat,
    principalWildcard,
    emptyPrincipal,
    roleReference,
    userReference,
    servicePrincipal,
    servicePrincipalSource,
    servicePrincipalKey,
    allowNotPrincipal,
    federatedOutsideTrust,
    federatedPrincipal,
    trustNotPrincipal,
    trustResource,
    trustWildcardPrincipal,
    mismatchedAction,
    redundantPrincipal,
    rolesAnywhereActions,
    oidcUnconditioned,
    audienceClaimType,
    gitHubRepositoryMissing,
    gitHubRepositoryWildcard,
  ]
}
