import Diagnostics

/// A condition key as requests carry it: in lower case, and compared by its bytes.
///
/// IAM User Guide, "IAM JSON policy elements: Condition": the case of a key's letters makes no difference.
public struct ContextKey: Sendable, Hashable, Comparable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  private let exact: ExactText

  /// - Parameter text: The key in any case.
  public init(_ text: String) { exact = ExactText(text.lowercased()) }

  public init(stringLiteral text: String) { self.init(text) }

  /// The key in lower case.
  public var text: String { exact.text }

  public var description: String { text }

  public static func < (a: ContextKey, b: ContextKey) -> Bool { a.exact < b.exact }
}
