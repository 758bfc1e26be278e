import Diagnostics

/// Names of ECR repositories as an IAM resource pattern: `*` matches any characters, also across `/`, and `?` matches
/// one.
///
/// Amazon ECR API Reference, CreateRepository, `repositoryName`; IAM User Guide, "IAM JSON policy elements: Resource".
public struct RepositoryPattern: CheckedText {
  public let text: String
  public static let pattern = "^[a-z0-9._/*?-]{1,256}$"

  public init(_ text: String) throws(InvalidText) {
    let help =
      "use lower-case letters, digits and `._-/`; `*` and `?` are wildcards"
    if let character = ASCIISet("a-z0-9._/*?-").firstInvalidCharacter(in: text) {
      throw InvalidText("contains `\(character)`", help: help)
    }
    guard (1...256).contains(text.utf8.count) else {
      throw InvalidText("has \(text.utf8.count) characters, not 1 to 256", help: help)
    }
    guard text.contains(where: { $0 == "*" }) || text.utf8.count >= 2 else {
      throw InvalidText("is too short for a repository name", help: help)
    }
    self.text = text
  }

  public var hasWildcard: Bool { text.contains { $0 == "*" || $0 == "?" } }

  /// The pattern as a regular expression without anchors.
  var expression: String {
    text.map { character in
      switch character {
      case "*": ".*"
      case "?": "."
      case ".": "\\."
      default: String(character)
      }
    }.joined()
  }
}
