import Diagnostics

/// A container image reference: `registry/repository[:tag][@digest]`.
///
/// OCI distribution specification, "Pulling manifests", with Docker's rule that a first part with a dot or a colon, or the
/// name `localhost`, is a registry.
public struct ImageReference: CheckedText {
  public let text: String
  /// The registry's host and port; `nil` for a short name, which CRI-O rejects as ambiguous.
  public let registry: String?
  public let repository: String
  public let tag: String?
  public let digest: String?
  public static let pattern = "^[A-Za-z0-9][A-Za-z0-9._:/@-]*$"

  public init(_ text: String) throws(InvalidText) {
    self.text = text
    var rest = Substring(text)
    if let at = rest.firstIndex(of: "@") {
      let digest = String(rest[rest.index(after: at)...])
      try Self.checkDigest(digest)
      self.digest = digest
      rest = rest[..<at]
    } else {
      digest = nil
    }
    if let colon = rest.lastIndex(of: ":"), !rest[colon...].contains("/") {
      let tag = String(rest[rest.index(after: colon)...])
      try Self.checkTag(tag)
      self.tag = tag
      rest = rest[..<colon]
    } else {
      tag = nil
    }
    let parts = rest.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count == 2,
      parts[0].contains(where: { $0 == "." || $0 == ":" })
        || parts[0] == "localhost"
    {
      registry = String(parts[0])
      repository = String(parts[1])
    } else {
      registry = nil
      repository = String(rest)
    }
    try Self.checkRepository(repository)
  }

  private static let help = "write it as `docker.io/amazon/aws-cli:latest`"

  private static func checkRepository(_ repository: String) throws(InvalidText) {
    let parts = repository.split(separator: "/", omittingEmptySubsequences: false)
    for part in parts {
      guard ASCIISet("a-z0-9._-").covers(part), let first = part.utf8.first,
        let last = part.utf8.last, ASCIISet.lettersAndDigits.contains(first),
        ASCIISet.lettersAndDigits.contains(last)
      else { throw InvalidText("is not a valid image reference", help: help) }
    }
  }

  private static func checkTag(_ tag: String) throws(InvalidText) {
    guard let first = tag.utf8.first, first != UInt8(ascii: "."), first != UInt8(ascii: "-"),
      tag.utf8.count <= 128, ASCIISet("A-Za-z0-9_.-").covers(tag)
    else { throw InvalidText("has the invalid tag `\(tag)`", help: help) }
  }

  private static func checkDigest(_ digest: String) throws(InvalidText) {
    let parts = digest.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, parts[1].utf8.count >= 32,
      ASCIISet("a-f0-9").covers(parts[1])
    else {
      throw InvalidText(
        "has an invalid digest", help: "a digest is `sha256:` and 64 hexadecimal digits")
    }
  }
}
