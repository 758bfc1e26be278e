/// A text of a policy with its wildcards and its policy variables.
///
/// IAM User Guide, "IAM policy elements: Variables and tags". Variables exist under version 2012-10-17 only. A
/// substituted value is compared literally, and nothing in it is substituted again.
struct TextTemplate: Sendable, Hashable {
  private(set) var parts: [Part] = []
  /// Whether it holds a malformed variable, which IAM rejects; here it is plain text.
  private(set) var hasMalformedVariable = false

  enum Part: Sendable, Hashable {
    case tokens([UInt32])
    /// A key, and the value to use if the request does not have it.
    case variable(key: ContextKey, fallback: [UInt32]?)
  }

  /// - Parameters:
  ///   - hasWildcards: Whether `*` and `?` are wildcards or stand for themselves.
  ///   - variablesAfterColons: How many colons come before the first variable can; `nil`: there are no variables.
  init(_ text: String, hasWildcards: Bool, variablesAfterColons: Int?) {
    let scalars = Array(text.unicodeScalars)
    var (literal, place, colons): ([UInt32], Int, Int) = ([], 0, 0)
    while place < scalars.count {
      let scalar = scalars[place]
      if let variablesAfterColons, colons >= variablesAfterColons,
        let (variable, end) = PolicyVariable.read(scalars, at: place)
      {
        if let meaning = variable.meaning {
          add(meaning, after: &literal)
        } else {
          hasMalformedVariable = true
          literal += scalars[place..<end].map {
            hasWildcards ? TextPattern.token($0) : $0.value
          }
        }
        place = end
        continue
      }
      if scalar == ":" { colons += 1 }
      literal.append(hasWildcards ? TextPattern.token(scalar) : scalar.value)
      place += 1
    }
    if !literal.isEmpty || parts.isEmpty { parts.append(.tokens(literal)) }
  }

  private mutating func add(_ meaning: PolicyVariable.Meaning, after literal: inout [UInt32]) {
    switch meaning {
    case .character(let scalar): literal.append(scalar.value)
    case .key(let key, let fallback):
      if !literal.isEmpty { parts.append(.tokens(literal)) }
      literal = []
      parts.append(.variable(key: key, fallback: fallback.map { TextPattern.scalars($0) }))
    }
  }

  /// The tokens of a template without variables.
  var constant: [UInt32]? {
    guard parts.count == 1, case .tokens(let tokens) = parts[0] else { return nil }
    return tokens
  }

  /// The condition keys of its variables.
  var keys: [ContextKey] {
    parts.compactMap { if case .variable(let key, _) = $0 { key } else { nil } }
  }

  /// Whether it has a wildcard; one that is escaped as `${*}` or `${?}` does not count.
  var hasWildcard: Bool {
    parts.contains { part in
      if case .tokens(let tokens) = part {
        tokens.contains { $0 == TextPattern.any || $0 == TextPattern.one }
      } else {
        false
      }
    }
  }

  /// Whether `text` has a wildcard that is neither escaped nor part of a variable.
  static func hasWildcard(_ text: String) -> Bool {
    TextPattern.hasWildcard(text)
      && TextTemplate(text, hasWildcards: true, variablesAfterColons: 0).hasWildcard
  }
}
