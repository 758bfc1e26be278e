/// What one principal of a trust statement calls to assume the role.
enum AssumeRoleCall: String {
  case assumeRole = "sts:AssumeRole"
  case withSAML = "sts:AssumeRoleWithSAML"
  case withWebIdentity = "sts:AssumeRoleWithWebIdentity"

  /// `nil` where that is not known: the principal is everyone, or malformed.
  init?(of entry: PrincipalElement.Entry) {
    switch entry.pattern.meaning {
    case .account, .arn, .uniqueID, .service: self = .assumeRole
    case .federated(let text):
      switch FederatedProvider(text) {
      case .oidc: self = .withWebIdentity
      case .saml: self = .withSAML
      case nil: return nil
      }
    case .everyone, .canonicalUser, .malformed: return nil
    }
  }

  /// In lower case.
  static let all: Set<String> = [
    "sts:assumerole", "sts:assumerolewithsaml", "sts:assumerolewithwebidentity",
  ]
}

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
      switch AssumeRoleCall(of: entry) {
      case .assumeRole: hasAWS = true
      case .withWebIdentity: hasOIDC = true
      case .withSAML: hasSAML = true
      case nil: return nil
      }
    }
  }
}
