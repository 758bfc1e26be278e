/// Which ways into a role the principals of a trust statement have.
struct FederatedCallers {
  private(set) var hasOIDC = false
  private(set) var hasSAML = false
  /// Somebody in AWS, who calls `sts:AssumeRole`.
  private(set) var hasAWS = false

  /// `nil` where that cannot be told: nobody is named, everybody is, or a principal is not understood.
  init?(_ statement: PolicyStatement) {
    guard let principals = statement.principals, !principals.isNegated, !principals.entries.isEmpty
    else { return nil }
    for entry in principals.entries {
      switch entry.type {
      case "AWS" where PrincipalForm.isAWS(entry.value.text), "Service": hasAWS = true
      case "Federated":
        switch FederatedProvider(entry.value.text) {
        case .oidc: hasOIDC = true
        case .saml: hasSAML = true
        case nil: return nil
        }
      default: return nil
      }
    }
  }
}
