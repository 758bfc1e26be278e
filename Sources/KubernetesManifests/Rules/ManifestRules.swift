import Diagnostics

/// A rule about one Kubernetes object.
public typealias ManifestRule = Rule<ManifestDocument>

/// Every rule about an object. A rule is a declaration in the file of its topic, and an entry in the list of its category.
public enum ManifestRules {
  public static let all: [ManifestRule] = api + podSecurity + rbac + images + pods
}
