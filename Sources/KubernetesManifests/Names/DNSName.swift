import Diagnostics

/// A DNS label (RFC 1123): 1 to 63 lower-case letters, digits and hyphens, such as the name of a namespace.
///
/// Kubernetes documentation, "Object Names and IDs".
public struct DNSLabel: CheckedText {
  public let text: String
  public static let pattern = "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"

  public init(_ text: String) throws(InvalidText) {
    try DNSName.checkLabel(text, of: "a DNS label")
    guard text.utf8.count <= 63 else {
      throw InvalidText("has \(text.utf8.count) characters", help: "a DNS label has at most 63")
    }
    self.text = text
  }
}

/// A DNS subdomain (RFC 1123): labels joined by dots, at most 253 characters. Most object names are DNS subdomains.
///
/// Kubernetes documentation, "Object Names and IDs".
public struct DNSSubdomain: CheckedText {
  public let text: String
  public static let pattern = "^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$"

  public init(_ text: String) throws(InvalidText) {
    for label in text.split(separator: ".", omittingEmptySubsequences: false) {
      try DNSName.checkLabel(String(label), of: "a DNS subdomain")
    }
    guard text.utf8.count <= 253 else {
      throw InvalidText("has \(text.utf8.count) characters", help: "a name has at most 253")
    }
    self.text = text
  }
}

private enum DNSName {
  static let characters = ASCIISet("a-z0-9-")

  static func checkLabel(_ label: String, of what: String) throws(InvalidText) {
    let help = "\(what) consists of lower-case letters, digits and hyphens, such as `cf-dev`"
    guard let first = label.utf8.first, let last = label.utf8.last else {
      throw InvalidText("has an empty label", help: help)
    }
    if let character = characters.firstInvalidCharacter(in: label) {
      throw InvalidText("contains `\(character)`", help: help)
    }
    guard first != UInt8(ascii: "-"), last != UInt8(ascii: "-") else {
      throw InvalidText("begins or ends with a hyphen", help: help)
    }
  }
}
