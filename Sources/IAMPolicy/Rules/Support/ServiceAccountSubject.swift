import Diagnostics

/// The subject of a service account's token.
///
/// Kubernetes, "Managing Service Accounts": `system:serviceaccount:NAMESPACE:NAME`.
enum ServiceAccountSubject {
  /// Whether the issuer's name, without `https://`, is that of a cluster: ROSA with hosted control planes, ROSA classic, EKS.
  ///
  /// Other issuers can be those of anything.
  static func isClusterIssuer(_ name: String) -> Bool {
    let host = name.prefix { $0 != "/" }
    return host.hasSuffix(".openshiftapps.com") || host.hasPrefix("rh-oidc.s3.")
      || host.hasPrefix("rh-oidc-staging.s3.")
      || (host.hasPrefix("oidc.eks.") && host.hasSuffix(".amazonaws.com"))
  }

  /// Whether some service account has the subject, or one that the pattern matches. Variables could have any value.
  static func fits(_ text: String, isPattern: Bool) -> Bool {
    if PolicyVariable.isIn(text) { return true }
    if isPattern, TextPattern.hasWildcard(text) {
      return TextPattern.overlap(text, "system:serviceaccount:?*:?*")
    }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let names = ASCIISet("a-z0-9.-")
    return parts.count == 4 && parts[0] == "system" && parts[1] == "serviceaccount"
      && parts.dropFirst(2).allSatisfy { !$0.isEmpty && names.covers(String($0)) }
  }
}
