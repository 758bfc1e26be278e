extension ManifestRules {
  /// Rules of the Pod Security Standards and OpenShift's `restricted-v2`.
  static let podSecurity: [ManifestRule] = [
    hostProcess, hostNamespaces, privileged, addedCapabilities, hostPath, hostPorts, hostProbes,
    appArmor, seLinuxType, seLinuxUser, procMount,
    restrictedProcMount, seccompUnconfined, unsafeSysctls,
    volumeTypes, privilegeEscalation, runAsNonRoot, runAsUserZero, seccompMissing,
    droppedCapabilities, restrictedCapabilities, pinnedUser, pinnedGroup, pinnedSELinuxLevel,
    localSeccomp,
  ]
}
