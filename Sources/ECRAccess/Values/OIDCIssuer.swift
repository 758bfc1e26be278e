import Diagnostics
import IAMPolicy

/// The issuer of a cluster's service account tokens: an `https` URL without port, query and fragment.
///
/// OpenID Connect Discovery 1.0, section 3, `issuer`; IAM API Reference, CreateOpenIDConnectProvider, `Url`.
public struct OIDCIssuer: CheckedText {
  /// The URL as in a token's `iss` claim.
  public let text: String
  public static let pattern = "^https://[A-Za-z0-9.-]+(/[A-Za-z0-9._~/-]+)?$"

  public init(_ text: String) throws(InvalidText) {
    let scheme = "https://"
    guard text.hasPrefix(scheme) else {
      throw InvalidText(
        "does not begin with `https://`",
        help: "write the issuer as `rosa describe cluster` prints it, such as "
          + "`https://oidc.op1.openshiftapps.com/2k0c8r75`")
    }
    guard !text.hasSuffix("/") else {
      throw InvalidText(
        "ends in `/`", help: "remove the trailing `/`: a token's `iss` claim has none")
    }
    let parts = text.dropFirst(scheme.count)
      .split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts[0].contains("."), ASCIISet("A-Za-z0-9.-").covers(parts[0]) else {
      throw InvalidText(
        "has the invalid host `\(parts[0])`", help: "write a host name without port or user")
    }
    if parts.count == 2,
      let character = ASCIISet("A-Za-z0-9._~/-").firstInvalidCharacter(in: parts[1])
    {
      throw InvalidText(
        "contains `\(character)`", help: "an issuer has no query, fragment or escapes")
    }
    self.text = text
  }

  /// The issuer as IAM names the provider and its condition keys: without `https://`.
  public var providerName: String { String(text.dropFirst("https://".count)) }
}
