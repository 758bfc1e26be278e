import Diagnostics

/// The parts of an image reference.
///
/// github.com/distribution/reference, regexp.go; github.com/opencontainers/go-digest, algorithm.go.
enum ImageGrammar {
  private static let lowercaseOrDigit = ASCIISet("a-z0-9")

  /// A domain name, an IPv4 address or an IPv6 address in brackets, with an optional port.
  static func isRegistry(_ text: String) -> Bool {
    if text.hasPrefix("[") {
      let parts = text.dropFirst().split(
        separator: "]", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty, ASCIISet("a-fA-F0-9:").covers(parts[0]) else {
        return false
      }
      return parts[1].isEmpty || parts[1].hasPrefix(":") && isPort(parts[1].dropFirst())
    }
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let host = parts.first else { return false }
    return host.split(separator: ".", omittingEmptySubsequences: false).allSatisfy(isDomainLabel)
      && parts.dropFirst().allSatisfy(isPort)
  }

  private static func isPort(_ text: Substring) -> Bool {
    !text.isEmpty && ASCIISet.digits.covers(text)
  }

  private static func isDomainLabel(_ text: Substring) -> Bool {
    ASCIISet("a-zA-Z0-9-").covers(text) && ends(of: text, areIn: .lettersAndDigits)
  }

  private static func ends(of text: Substring, areIn set: ASCIISet) -> Bool {
    guard let first = text.utf8.first, let last = text.utf8.last else { return false }
    return set.contains(first) && set.contains(last)
  }

  /// Components of lower-case letters and digits, joined by one `.`, one or two `_`, or any number of `-`.
  static func isRepository(_ text: String) -> Bool {
    text.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { component in
      ASCIISet("a-z0-9._-").covers(component) && ends(of: component, areIn: lowercaseOrDigit)
        && component.split { $0.utf8.allSatisfy(lowercaseOrDigit.contains) }.allSatisfy {
          [".", "_", "__"].contains($0) || $0.utf8.allSatisfy { $0 == UInt8(ascii: "-") }
        }
    }
  }

  static func isTag(_ text: String) -> Bool {
    guard let first = text.utf8.first else { return false }
    return ASCIISet("A-Za-z0-9_").contains(first) && text.utf8.count <= 128
      && ASCIISet("A-Za-z0-9_.-").covers(text)
  }

  /// A digest of an algorithm that the kubelet knows, in its full length.
  static func isDigest(_ text: String) -> Bool {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let length = digestLengths[String(parts[0])] else { return false }
    return parts[1].utf8.count == length && ASCIISet("a-f0-9").covers(parts[1])
  }

  private static let digestLengths = ["sha256": 64, "sha384": 96, "sha512": 128]
}
