extension PolicyRules {
  /// Rules about principals, and about whom a role trusts.
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
