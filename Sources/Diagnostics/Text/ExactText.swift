/// A string that is compared and hashed by its bytes.
///
/// Swift's strings are equal where Unicode calls them canonically equivalent, as `é` in one character and in two. JSON, YAML,
/// AWS and Kubernetes know of no such equivalence; and to find it takes time in the square of a run of combining marks.
public struct ExactText: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
  public let text: String

  public init(_ text: String) { self.text = text }

  public init(stringLiteral text: String) { self.text = text }

  public var description: String { text }

  public static func == (a: ExactText, b: ExactText) -> Bool { a.text.isSame(as: b.text) }

  public func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    // As no UTF-8 holds it, texts side by side are not taken for one.
    hasher.combine(0xFF as UInt8)
  }
}

extension ExactText: Comparable {
  public static func < (a: ExactText, b: ExactText) -> Bool {
    a.text.utf8.lexicographicallyPrecedes(b.text.utf8)
  }
}

extension StringProtocol {
  /// Whether both are the same bytes in UTF-8.
  public func isSame(as other: some StringProtocol) -> Bool {
    utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
  }
}
