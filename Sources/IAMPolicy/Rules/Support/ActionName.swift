/// The actions of a statement, asked about single names.
extension PolicyStatement {
  /// Whether the statement speaks of `action`, `sts:AssumeRole` for example; letter case does not count.
  func covers(_ action: String) -> Bool {
    guard let actions else { return false }
    let isMatched = actions.patterns.contains { WildcardText.matches($0.text, action) }
    return isMatched != actions.isNegated
  }

  /// The actions by name, in lower case; `nil` where a wildcard or `NotAction` leaves open which they are.
  var namedActions: [String]? {
    guard let actions, !actions.isNegated, !actions.patterns.isEmpty,
      actions.patterns.count == actions.node.elements.count,
      !actions.patterns.contains(where: { $0.text.contains("*") || $0.text.contains("?") })
    else { return nil }
    return actions.patterns.map { $0.text.lowercased() }
  }
}

/// Texts in which `*` stands for any characters and `?` for one.
enum WildcardText {
  /// Whether `pattern` matches the whole of `text`, letter case aside. Takes at most the product of the two lengths.
  static func matches(_ pattern: String, _ text: String) -> Bool {
    let (pattern, text) = (Array(pattern.lowercased().utf8), Array(text.lowercased().utf8))
    var (p, t) = (0, 0)
    var retry: (p: Int, t: Int)?
    while t < text.count {
      if p < pattern.count, pattern[p] == UInt8(ascii: "*") {
        retry = (p, t)
        p += 1
      } else if p < pattern.count, pattern[p] == UInt8(ascii: "?") || pattern[p] == text[t] {
        p += 1
        t += 1
      } else if let (star, from) = retry {
        retry = (star, from + 1)
        (p, t) = (star + 1, from + 1)
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == UInt8(ascii: "*") }
  }

  /// Whether a wildcard stands in `text`, one that is escaped as `${*}` or `${?}` aside.
  static func hasWildcard(_ text: String) -> Bool {
    let literal = VariableText(text).literals
    return literal.contains { $0.contains("*") || $0.contains("?") }
  }
}
