extension ManifestRules {
  /// Rules about the Pod Security Standards and OpenShift's restricted-v2.
  static let podSecurity: [ManifestRule] = []
}
