import Diagnostics

/// A condition key taken apart: `service:name`, `service:name/tag`, or `issuer:claim` for what an identity provider says.
///
/// Letter case does not count in keys. IAM User Guide, "IAM JSON policy elements: Condition".
struct KeyName: Sendable, Hashable {
  /// As written.
  let text: String
  /// What stands before the colon, in lower case: `aws`, `ecr`, `oidc.op1.openshiftapps.com/2k0c8r75`.
  let prefix: String
  /// What stands after it up to a tag's `/`, as written.
  let name: String
  /// What stands after the `/`; `nil` where there is none.
  let tag: String?

  init(_ text: String) {
    self.text = text
    // An issuer written as a URL holds a colon of its own.
    let colon = text.includes("://") ? text.lastIndex(of: ":") : text.firstIndex(of: ":")
    guard let colon else {
      (prefix, name, tag) = ("", text, nil)
      return
    }
    prefix = text[..<colon].lowercased()
    let rest = text[text.index(after: colon)...]
    let parts = rest.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    name = parts.first.map(String.init) ?? ""
    tag = parts.count == 2 ? String(parts[1]) : nil
  }

  /// The key in lower case without its tag: `aws:resourcetag`.
  var id: String { "\(prefix):\(name.lowercased())" }
  /// The identity provider whose claim it is, in lower case: no service's prefix has a dot.
  var issuer: String? { prefix.contains(".") ? prefix : nil }
  /// The claim in lower case, such as `sub`; `nil` where the key is no claim.
  var claim: String? { issuer == nil ? nil : name.lowercased() }
  var isGlobal: Bool { prefix == "aws" }

  /// Whether it is one of the keys that name a tag after a `/`.
  var takesTag: Bool {
    ["resourcetag", "requesttag", "principaltag"].contains(name.lowercased()) && issuer == nil
  }
}

extension KeyName {
  /// What the tables hold about it; `nil` for a key that they do not know.
  var known: ConditionKey? { ServiceTables.conditionKey(text) }

  /// The operators that fit the key's values; `nil` where its type is not known.
  var families: Set<OperatorName.Family>? {
    guard let known else {
      return claim.map(Self.textClaims.contains) == true ? [.string, .null] : nil
    }
    return switch known.type {
    case .string: [.string, .null]
    case .arn: [.arn, .string, .null]
    case .bool: [.bool, .string, .null]
    case .date: [.date, .null]
    case .numeric: [.numeric, .null]
    case .ipAddress: [.ip, .null]
    case .epoch: [.date, .numeric, .null]
    }
  }

  /// The claims of a token that are texts whoever the provider is, and of which a token has one.
  ///
  /// OpenID Connect Core 1.0, section 2; `aud` may hold several.
  static let singleClaims: Set<String> = ["sub", "iss", "azp", "oaud", "email", "jti"]
  static let textClaims = singleClaims.union(["aud", "amr"])
}
