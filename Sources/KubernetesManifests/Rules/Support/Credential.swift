import Diagnostics

/// What looks like a credential, by the name that it goes by or by its own form.
///
/// A name tells little, so that a value which can be none is never taken for one; better a miss than a false accusation.
enum Credential {
  /// Whether a variable of this name holds a credential itself, and not the name, place or age of one.
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

  /// Whether a value can be a credential: no expansion, path, address or switch.
  static func canBe(_ value: String) -> Bool {
    let isSwitch = ["true", "false", "yes", "no", "none", "null"].contains(value.lowercased())
    return value.utf8.count >= 3 && !isSwitch && !isExpansion(value) && !value.hasPrefix("/")
      && !value.hasPrefix("<") && !value.includes("://") && !value.contains(where: \.isWhitespace)
  }

  /// Whether something else puts the value in: a variable, a command, a template.
  static func isExpansion(_ value: String) -> Bool {
    value.hasPrefix("$") || value.hasPrefix("`") || value.includes("$(") || value.includes("${")
      || value.includes("{{")
  }

  /// What kind of credential a text holds by its form alone; `nil`: none that is known.
  static func form(of text: String) -> String? {
    if text.includes("-----BEGIN "), text.includes("PRIVATE KEY-----") { return "a private key" }
    for part in text.split(whereSeparator: { !isWordPart($0) }) {
      if isAccessKey(part) { return "an AWS access key" }
      if isPrefixed(part) { return "an access token" }
      if isWebToken(part) { return "a JSON Web Token" }
    }
    return hasPasswordInAddress(text) ? "an address with a password" : nil
  }

  private static func isWordPart(_ character: Character) -> Bool {
    character.utf8.allSatisfy(ASCIISet("A-Za-z0-9_.-").contains)
  }

  private static func isAccessKey(_ part: Substring) -> Bool {
    part.count == 20 && (part.hasPrefix("AKIA") || part.hasPrefix("ASIA"))
      && ASCIISet("A-Z0-9").covers(part) && !part.hasSuffix("EXAMPLE")
  }

  private static func isPrefixed(_ part: Substring) -> Bool {
    ["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "xoxb-", "xoxp-"].contains {
      part.hasPrefix($0) && part.count >= $0.count + 20
    }
  }

  private static func isWebToken(_ part: Substring) -> Bool {
    let parts = part.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 3 && parts[0].hasPrefix("eyJ") && parts[1].hasPrefix("eyJ")
      && parts.allSatisfy { $0.count >= 10 }
  }

  /// `scheme://user:password@host`, the password written out.
  private static func hasPasswordInAddress(_ text: String) -> Bool {
    text.split(whereSeparator: { $0.isWhitespace || $0 == "\"" || $0 == "'" }).contains { word in
      let parts = word.split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count >= 3, parts[0].hasSuffix(":"), parts[1].isEmpty,
        let at = parts[2].lastIndex(of: "@")
      else { return false }
      let user = parts[2][..<at].split(separator: ":", maxSplits: 1)
      return user.count == 2 && canBe(String(user[1]))
    }
  }
}
