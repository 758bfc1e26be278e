extension PolicyRules {
  /// Rules about a pull across accounts, beyond what AWS checks.
  static let pulls: [PolicyRule] = [
    trustWithoutSubject,
    trustWithoutAudience,
    trustWildcard,
    trustLikeOperator,
    foreignIssuer,
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
