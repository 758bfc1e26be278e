import Diagnostics

/// A condition key split up: `service:name`, `service:name/tag`, or `issuer:claim` for a claim of an identity provider's
/// token.
///
/// Letter case does not matter in keys. IAM User Guide, "IAM JSON policy elements: Condition".
struct ConditionKeyName: Sendable, Hashable {
  /// As written.
  let text: String
  /// What comes before the colon, in lower case: `aws`, `ecr`, `oidc.op1.openshiftapps.com/2k0c8r75`.
  let prefix: String
  /// What comes after it up to a tag's `/`, as written.
  let name: String
  /// What comes after the `/`; `nil` where there is none.
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

  /// Whether it has the form of a condition key.
  var isValid: Bool {
    !prefix.isEmpty && !name.isEmpty && !(prefix + name).contains(where: \.isWhitespace)
  }

  /// The key in lower case without its tag: `aws:resourcetag`.
  var id: String { "\(prefix):\(name.lowercased())" }
  /// The identity provider whose claim it is, in lower case: no service's prefix has a dot.
  var issuer: String? { prefix.contains(".") ? prefix : nil }
  /// The claim in lower case, such as `sub`; `nil` for a key that is not a claim.
  var claim: String? { issuer == nil ? nil : name.lowercased() }
  var isGlobal: Bool { prefix == "aws" }

  /// Whether it is one of the keys that name a tag after a `/`.
  var takesTag: Bool {
    ["resourcetag", "requesttag", "principaltag"].contains(name.lowercased()) && issuer == nil
  }

  /// Whether the key needs the name of a tag after a `/` and has none.
  var lacksTag: Bool { takesTag && tag?.isEmpty != false }
}
