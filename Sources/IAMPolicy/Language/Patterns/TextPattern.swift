/// A text with wildcards, as Unicode scalars: `*` is any run of characters, `?` is one.
///
/// Neither `/` nor `:` stops a wildcard. IAM User Guide, "IAM JSON policy elements: Resource".
struct TextPattern: Sendable, Hashable {
  /// Scalars, and `any` and `one` for the wildcards.
  let tokens: [UInt32]

  static let any = UInt32.max
  static let one = UInt32.max - 1

  init(tokens: [UInt32]) { self.tokens = tokens }

  /// - Parameter text: The pattern, whose `*` and `?` are wildcards.
  init(_ text: String) {
    tokens = Self.scalars(text).map {
      $0 == 0x2A ? TextPattern.any : $0 == 0x3F ? TextPattern.one : $0
    }
  }

  static func token(_ scalar: Unicode.Scalar) -> UInt32 {
    switch scalar {
    case "*": any
    case "?": one
    default: scalar.value
    }
  }

  static func scalars(_ text: some StringProtocol) -> [UInt32] {
    let isASCII = text.utf8.allSatisfy { $0 < 0x80 }
    return isASCII ? text.utf8.map(UInt32.init) : text.unicodeScalars.map(\.value)
  }

  static func hasWildcard(_ text: some StringProtocol) -> Bool {
    text.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }
  }

  func matches(_ text: [UInt32]) -> Bool { Self.matches(tokens[...], text[...]) }

  /// Whether the pattern matches the whole text, in time that grows with their lengths (`WildcardSearch`).
  ///
  /// The text may be a pattern itself: then the answer is whether everything that it matches is matched. A `no` may be
  /// wrong where only a chain of wildcards would show it.
  static func matches(_ pattern: ArraySlice<UInt32>, _ text: ArraySlice<UInt32>) -> Bool {
    var search = WildcardSearch()
    return search.matches(pattern, text)
  }

  /// Whether a token other than `*` matches a token of a text, or of a pattern all that it matches.
  @inline(__always)
  static func covers(_ token: UInt32, _ other: UInt32) -> Bool {
    token == other || token == one && other != any
  }
}
