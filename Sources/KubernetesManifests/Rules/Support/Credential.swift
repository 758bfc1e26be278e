import Diagnostics

/// Detects credentials by the name of a variable, or by the format of a value.
///
/// A name proves little, so values that cannot be credentials are excluded: a missed credential is better than a false
/// finding.
enum Credential {
  /// Whether a variable of this name contains a credential, rather than the name, path or age of one.
  ///
  /// - Parameter name: Words joined by `_` or `-`.
  static func isNamed(_ name: String) -> Bool {
    let words = name.uppercased().split { $0 == "_" || $0 == "-" || $0 == "." }.map(String.init)
    guard let last = words.last else { return false }
    if ["PASSWORD", "PASSWD", "PASSPHRASE", "APIKEY", "PWD"].contains(last) {
      return last != "PWD" || words.count > 1 && words != ["OLD", "PWD"]
    }
    let pair = words.suffix(2).joined(separator: "_")
    return [
      "API_KEY", "SECRET_KEY", "PRIVATE_KEY", "CLIENT_SECRET", "APP_SECRET", "JWT_SECRET",
      "SESSION_SECRET", "WEBHOOK_SECRET", "AUTH_TOKEN", "ACCESS_TOKEN", "API_TOKEN",
      "BEARER_TOKEN", "REFRESH_TOKEN", "SESSION_TOKEN", "GITHUB_TOKEN", "GITLAB_TOKEN",
      "SLACK_TOKEN", "VAULT_TOKEN",
    ].contains(pair) || words.suffix(3) == ["SECRET", "ACCESS", "KEY"]
  }

  /// Whether a value can be a credential: not an expansion, path, URL or Boolean.
  static func canBe(_ value: String) -> Bool {
    let isSwitch = ["true", "false", "yes", "no", "none", "null"].contains(value.lowercased())
    return value.utf8.count >= 3 && !isSwitch && !isExpansion(value) && !value.hasPrefix("/")
      && !value.hasPrefix("<") && !value.includes("://") && !value.contains(where: \.isWhitespace)
  }

  /// Whether a variable, a command or a template supplies the value.
  static func isExpansion(_ value: String) -> Bool {
    value.hasPrefix("$") || value.hasPrefix("`") || value.includes("$(") || value.includes("${")
      || value.includes("{{")
  }

  /// The kind of credential that a text contains, by its format alone; `nil` for no known kind.
  static func kind(in text: String) -> String? {
    if text.includes("-----BEGIN "), text.includes("PRIVATE KEY-----") { return "a private key" }
    let words = text.utf8.split { !wordCharacters.contains($0) } as [Substring.UTF8View]
    // None has fewer than 20 characters.
    for word in words where word.count >= 20 {
      let part = Substring(word)
      if isAccessKey(part) { return "an AWS access key" }
      if isPrefixed(part) { return "an access token" }
      if isWebToken(part) { return "a JSON Web Token" }
    }
    return hasPasswordInURL(text) ? "a URL with a password" : nil
  }

  private static let wordCharacters = ASCIISet("A-Za-z0-9_.-")

  private static func isAccessKey(_ part: Substring) -> Bool {
    part.utf8.count == 20 && (part.hasPrefix("AKIA") || part.hasPrefix("ASIA"))
      && ASCIISet("A-Z0-9").covers(part) && !part.hasSuffix("EXAMPLE")
  }

  private static func isPrefixed(_ part: Substring) -> Bool {
    ["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "xoxb-", "xoxp-"].contains {
      part.utf8.count >= $0.utf8.count + 20 && part.hasPrefix($0)
    }
  }

  private static func isWebToken(_ part: Substring) -> Bool {
    guard part.hasPrefix("eyJ") else { return false }
    let parts = part.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 3 && parts[0].hasPrefix("eyJ") && parts[1].hasPrefix("eyJ")
      && parts.allSatisfy { $0.count >= 10 }
  }

  /// `scheme://user:password@host` with a literal password.
  private static func hasPasswordInURL(_ text: String) -> Bool {
    guard text.utf8.contains(UInt8(ascii: "@")), text.includes("://") else { return false }
    return text.split(whereSeparator: { $0.isWhitespace || $0 == "\"" || $0 == "'" }).contains {
      word in
      let parts = word.split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count >= 3, parts[0].hasSuffix(":"), parts[1].isEmpty,
        let at = parts[2].lastIndex(of: "@")
      else { return false }
      let user = parts[2][..<at].split(separator: ":", maxSplits: 1)
      return user.count == 2 && canBe(String(user[1]))
    }
  }
}
