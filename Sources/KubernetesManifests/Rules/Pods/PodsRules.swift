extension ManifestRules {
  /// Rules about how pods run.
  static let pods: [ManifestRule] = [
    missingResources, readinessProbe, livenessProbe, serviceAccountField, tokenAudience,
    identityAnnotation, tokenExpiration, misplacedIdentityAnnotation, misspeltIdentityAnnotation,
    pullSecret, pullSecretType, everyMinute,
    credentialByName, credentialByFormat, credentialOnCommandLine, secretInLastApplied,
    secretOnDisk, scriptWithoutErrexit, loopUnderErrexit, commandNotInImage, unwritableHome,
  ]
}
