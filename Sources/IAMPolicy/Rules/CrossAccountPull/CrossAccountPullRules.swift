extension PolicyRules {
  /// Rules about pulling across accounts, beyond the policy checks of AWS.
  static let crossAccountPull: [PolicyRule] = [
    trustWithoutSubject,
    trustWithoutAudience,
    trustWildcard,
    trustLikeOperator,
    foreignIssuer,
    claimsOfTwoProviders,
    serviceAccountSubject,
    claimOperator,
    setOperatorOnClaim,
    assumeRoleForFederated,
    publicRole,
    publicRepository,
    accountPrincipal,
    tokenInRepositoryPolicy,
    keyNeverCarried,
  ]
}
