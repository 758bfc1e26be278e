extension ManifestRules {
  /// Rules about what pods run and how.
  static let pods: [ManifestRule] = [
    missingResources, readinessProbe, livenessProbe, serviceAccountField, tokenAudience,
    credentialByName, credentialByForm, credentialOnCommandLine, secretInLastApplied,
    secretOnDisk, scriptWithoutErrexit, loopUnderErrexit, commandNotInImage, unwritableHome,
  ]
}
