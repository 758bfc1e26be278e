import Diagnostics

/// The identity provider that a `Federated` principal names.
///
/// IAM User Guide, "AWS JSON policy elements: Principal", on OIDC and SAML federated principals.
enum FederatedProvider: Sendable, Hashable {
  /// An OpenID Connect provider by the name that its condition keys begin with, in lower case.
  case oidc(String)
  case saml

  /// The web identity providers that IAM knows without an ARN.
  ///
  /// AWS GovCloud (US) User Guide, "Amazon Cognito in AWS GovCloud (US)", has `cognito-identity-us-gov`.
  static let builtIn: Set<String> = [
    "cognito-identity.amazonaws.com", "cognito-identity-us-gov.amazonaws.com", "www.amazon.com",
    "graph.facebook.com", "accounts.google.com",
  ]
  static let gitHub = "token.actions.githubusercontent.com"

  /// `nil` for a text that names no provider.
  init?(_ text: String) {
    if Self.builtIn.contains(text) {
      self = .oidc(text)
      return
    }
    guard let arn = try? ARN(text), Partition(rawValue: arn.partition) != nil, arn.service == "iam",
      arn.region.isEmpty,
      (try? AccountID(arn.account)) != nil
    else { return nil }
    let parts = arn.resource.split(
      separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty else { return nil }
    switch parts[0] {
    case "oidc-provider":
      guard !parts[1].includes("://"), !parts[1].hasSuffix("/"), !parts[1].contains(" ") else {
        return nil
      }
      self = .oidc(parts[1].lowercased())
    case "saml-provider": self = .saml
    default: return nil
    }
  }
}
