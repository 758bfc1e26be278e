import Diagnostics

/// An AWS account's id: twelve digits, leading zeros included.
///
/// AWS Account Management Reference Guide, "View AWS account identifiers".
public struct AccountID: CheckedText {
  public let text: String
  public static let pattern = "^[0-9]{12}$"

  public init(_ text: String) throws(InvalidText) {
    if !ASCIISet.digits.covers(text), let invalid = ASCIISet.digits.firstInvalidCharacter(in: text)
    {
      throw InvalidText(
        "holds `\(invalid)`, which is not a digit",
        help: "an account id is 12 digits, without hyphens, in quotes")
    }
    guard text.utf8.count == 12 else {
      throw InvalidText(
        "has \(text.utf8.count) digits, not 12",
        help: "`aws sts get-caller-identity` prints an account's id; keep leading zeros, in quotes")
    }
    self.text = text
  }
}

/// The name of an IAM role: 1 to 64 characters.
///
/// IAM API Reference, CreateRole, `RoleName`.
public struct RoleName: CheckedText {
  public let text: String
  public static let pattern = "^[A-Za-z0-9_+=,.@-]{1,64}$"

  public init(_ text: String) throws(InvalidText) {
    try IAMName.check(text, of: "a role name", atMost: 64)
    self.text = text
  }
}

/// The name of a customer managed policy: 1 to 128 characters.
///
/// IAM API Reference, CreatePolicy, `PolicyName`.
public struct PolicyName: CheckedText {
  public let text: String
  public static let pattern = "^[A-Za-z0-9_+=,.@-]{1,128}$"

  public init(_ text: String) throws(InvalidText) {
    try IAMName.check(text, of: "a policy name", atMost: 128)
    self.text = text
  }
}

private enum IAMName {
  static let characters = ASCIISet("A-Za-z0-9_+=,.@-")

  static func check(_ text: String, of what: String, atMost limit: Int) throws(InvalidText) {
    let help = "\(what) is 1 to \(limit) letters, digits and `_+=,.@-`"
    if let invalid = characters.firstInvalidCharacter(in: text) {
      throw InvalidText("holds `\(invalid)`", help: help)
    }
    guard (1...limit).contains(text.utf8.count) else {
      throw InvalidText("has \(text.utf8.count) characters", help: help)
    }
  }
}

/// The path of an IAM role or policy: `/`, or `/` on both ends of at most 512 printable ASCII characters.
///
/// IAM API Reference, CreateRole, `Path`.
public struct IAMPath: CheckedText {
  public let text: String
  public static let pattern = "^/([!-~]{1,510}/)?$"

  public init(_ text: String) throws(InvalidText) {
    guard text.hasPrefix("/"), text.hasSuffix("/") else {
      throw InvalidText("does not begin and end with `/`", help: "write `/` or `/division/`")
    }
    guard ASCIISet("!-~").covers(text), text.utf8.count <= 512, !text.hasPrefix("//") else {
      throw InvalidText(
        "is not a valid IAM path",
        help: "at most 512 printable ASCII characters without blanks, such as `/division/`")
    }
    self.text = text
  }
}
