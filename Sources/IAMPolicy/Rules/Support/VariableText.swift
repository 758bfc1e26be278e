/// A text with policy variables, `${key}` or `${key, 'default'}`, taken apart.
///
/// IAM User Guide, "IAM policy elements: Variables and tags".
struct VariableText: Sendable {
  /// What stands between the variables.
  private(set) var literals: [String] = []
  /// What stands between the braces of each variable.
  private(set) var variables: [String] = []
  /// Whether the last variable has no closing brace.
  private(set) var isOpen = false

  /// `${*}`, `${?}` and `${$}` stand for the character itself.
  static let escapes: Set<String> = ["*", "?", "$"]

  init(_ text: String) {
    var rest = text[...]
    while let start = Self.opening(in: rest) {
      literals.append(String(rest[..<start]))
      let inside = rest[rest.index(start, offsetBy: 2)...]
      guard let end = inside.firstIndex(of: "}") else {
        isOpen = true
        variables.append(String(inside))
        return
      }
      variables.append(String(inside[..<end]))
      rest = inside[inside.index(after: end)...]
    }
    literals.append(String(rest))
  }

  /// Whether the text holds something that is, or was meant as, a variable.
  var hasVariable: Bool { !variables.isEmpty }

  private static func opening(in text: Substring) -> Substring.Index? {
    let bytes = text.utf8
    var from = bytes.startIndex
    while let dollar = bytes[from...].firstIndex(of: UInt8(ascii: "$")) {
      let next = bytes.index(after: dollar)
      if next < bytes.endIndex, bytes[next] == UInt8(ascii: "{") { return dollar }
      from = next
    }
    return nil
  }
}
