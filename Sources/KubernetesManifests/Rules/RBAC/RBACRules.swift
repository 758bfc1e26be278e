extension ManifestRules {
  /// Rules about the permissions that Roles and bindings grant.
  static let rbac: [ManifestRule] =
    wildcards + [
      unusedVerb, unknownResource, secretsWithoutNames,
      createWithNames, collectionWithNames, escalationVerb, impersonation, podExec, tokenCreation,
      nodeProxy, everySubject, clusterAdmin, defaultServiceAccount,
    ]
}
