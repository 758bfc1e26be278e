import Diagnostics

/// A rule about one Kubernetes object.
public typealias ManifestRule = Rule<ManifestDocument>

/// Every rule about an object, in the order of the documentation. A rule is a file in one of the folders here and a line in
/// that folder's list.
public enum ManifestRules {
  public static let all: [ManifestRule] = api + podSecurity + rbac + images + pods
}
