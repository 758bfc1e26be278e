extension ManifestRules {
  /// Rules about what the API server rejects beyond the schema.
  static let api: [ManifestRule] =
    metadataRules + workloadRules + containerRules + podRules + dataRules

  private static let metadataRules = [missingName, objectName]
  private static let workloadRules = [
    selectorMismatch, emptySelector, recreateWithRollingUpdate, rollingUpdateStalls,
    progressDeadline, restartPolicy, deploymentDeadline, jobSelector, indexedJob, cronSchedule,
    cronTimeZone,
  ]
  private static let containerRules = [
    containerNameTaken, probeHandler, lifecycleHandler, probeSuccessThreshold, probeGracePeriod,
    initContainerProbe, duplicatePortName, duplicateHostPort, hostNetworkPort, envValueAndSource,
    envSource, fieldPath, resourceField, requestAboveLimit, escalationConflict, localhostProfile,
    mountWithoutVolume, deviceWithoutClaim, subPathTwice, mountPropagation,
  ]
  private static let podRules = [
    volumeSources, projectedSource, processNamespace, dnsPolicyNone, toleration, matchExpression,
    ephemeralContainers,
  ]
  private static let dataRules = [
    roleReference, subject, policyRule, secretKeys, dockerConfig, configMapKeyTwice,
  ]
}
