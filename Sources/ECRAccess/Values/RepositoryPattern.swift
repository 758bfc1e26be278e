import Diagnostics

/// Names of ECR repositories as an IAM resource pattern: `*` stands for any run of characters, also across `/`, and `?`
/// for one.
///
/// Amazon ECR API Reference, CreateRepository, `repositoryName`; IAM User Guide, "IAM JSON policy elements: Resource".
public struct RepositoryPattern: CheckedText {
  public let text: String
  public static let pattern = "^[a-z0-9._/*?-]{1,256}$"

  public init(_ text: String) throws(InvalidText) {
    let help =
      "a repository's name is lower-case letters, digits and `._-/`; `*` and `?` are wildcards"
    if let stranger = ASCIISet("a-z0-9._/*?-").firstInvalidCharacter(in: text) {
      throw InvalidText("holds `\(stranger)`", help: help)
    }
    guard (1...256).contains(text.utf8.count) else {
      throw InvalidText("has \(text.utf8.count) characters", help: help)
    }
    guard text.contains(where: { $0 == "*" }) || text.utf8.count >= 2 else {
      throw InvalidText("is shorter than any repository's name", help: help)
    }
    self.text = text
  }

  public var hasWildcard: Bool { text.contains { $0 == "*" || $0 == "?" } }

  /// The same set of names as a regular expression without anchors.
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
