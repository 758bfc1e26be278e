/// How the principals of a trust statement can assume the role.
struct FederatedCallers {
  private(set) var hasOIDC = false
  private(set) var hasSAML = false
  /// An AWS principal, which calls `sts:AssumeRole`.
  private(set) var hasAWS = false

  /// `nil` where that is not known: nobody is named, everybody is, or a principal is malformed.
  init?(_ statement: PolicyStatement) {
    guard let principals = statement.principals, !principals.isNegated, !principals.entries.isEmpty
    else { return nil }
    for entry in principals.entries {
      switch entry.pattern.meaning {
      case .account, .arn, .uniqueID, .service: hasAWS = true
      case .federated(let text):
        switch FederatedProvider(text) {
        case .oidc: hasOIDC = true
        case .saml: hasSAML = true
        case nil: return nil
        }
      case .everyone, .canonicalUser, .malformed: return nil
      }
    }
  }
}
