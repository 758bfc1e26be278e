import Diagnostics

/// A rule about one Kubernetes object.
public typealias ManifestRule = Rule<ManifestDocument>

/// Every rule about an object. A rule is a declaration in the file of its topic, and an entry in the list of its category.
public enum ManifestRules {
  public static let all: [ManifestRule] = api + podSecurity + rbac + images + pods

  /// The findings of every rule about an object.
  ///
  /// - Parameters:
  ///   - podSecurityVersion: The version of the Pod Security Standards by which its pods are checked.
  ///   - severity: Rules of a lower severity are not asked.
  public static func findings(
    of manifest: ManifestDocument, podSecurityVersion: PodSecurityVersion = .newest,
    atLeast severity: Severity = .note
  ) -> [Finding] {
    var manifest = manifest
    manifest.pod?.podSecurityVersion = podSecurityVersion
    return all.filter { $0.info.severity >= severity }.flatMap { $0.findings(manifest) }
  }
}
