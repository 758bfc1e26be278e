/// A string with a defined syntax: validated when it is created, and never again.
public protocol CheckedText: Sendable, Hashable, CustomStringConvertible {
  /// The string as it was written.
  var text: String { get }

  /// A regular expression (ECMA 262, as in JSON Schema) that every valid string matches.
  static var pattern: String { get }

  /// - Throws: What is wrong with the string and what to write instead.
  init(_ text: String) throws(InvalidText)
}

extension CheckedText {
  public var description: String { text }
}

/// Why a string is not valid.
public struct InvalidText: Error, Hashable {
  /// What is wrong, as the predicate of a sentence about the string: `has 11 digits, not 12`.
  public let problem: String
  /// What to write instead.
  public let help: String

  public init(_ problem: String, help: String) {
    self.problem = problem
    self.help = help
  }
}

/// A set of ASCII characters, written as between the brackets of a regular expression: `a-z0-9._-`.
public struct ASCIISet: Sendable {
  @usableFromInline var low: UInt64 = 0
  @usableFromInline var high: UInt64 = 0

  /// - Parameter members: Characters and ranges; a `-` at the end stands for itself.
  public init(_ members: StaticString) {
    members.withUTF8Buffer { bytes in
      var index = 0
      while index < bytes.count {
        let isRange = index + 2 < bytes.count && bytes[index + 1] == UInt8(ascii: "-")
        let last = isRange ? bytes[index + 2] : bytes[index]
        var byte = bytes[index]
        while byte <= last {
          insert(byte)
          byte += 1
        }
        index += isRange ? 3 : 1
      }
    }
  }

  private mutating func insert(_ byte: UInt8) {
    if byte < 64 { low |= 1 << UInt64(byte) } else if byte < 128 { high |= 1 << UInt64(byte - 64) }
  }

  @inlinable
  public func contains(_ byte: UInt8) -> Bool {
    if byte < 64 { return low & (1 << UInt64(byte)) != 0 }
    return byte < 128 && high & (1 << UInt64(byte - 64)) != 0
  }

  /// Whether every character of `text` is a member.
  @inlinable
  public func covers(_ text: some StringProtocol) -> Bool { text.utf8.allSatisfy(contains) }

  /// The first character of `text` that is not a member.
  public func firstInvalidCharacter(in text: some StringProtocol) -> Character? {
    text.first { !$0.utf8.allSatisfy(contains) }
  }

  public static let digits = ASCIISet("0-9")
  public static let lowercase = ASCIISet("a-z")
  public static let lettersAndDigits = ASCIISet("a-zA-Z0-9")
}
