/// A text of a policy with its wildcards and its policy variables.
///
/// IAM User Guide, "IAM policy elements: Variables and tags": `${key}`, `${key, 'default'}`, and `${*}`, `${?}`, `${$}`
/// for the characters themselves, under version 2012-10-17 only. What is substituted is compared literally, and nothing in
/// it is substituted again.
struct TextTemplate: Sendable, Hashable {
  private(set) var parts: [Part] = []

  enum Part: Sendable, Hashable {
    case tokens([UInt32])
    /// A key in lower case, and what stands in where it has no value.
    case variable(key: String, fallback: [UInt32]?)
  }

  /// What a template becomes in a request.
  enum Resolution {
    case tokens([UInt32])
    /// A variable has no value: the text matches nothing.
    case nothing(key: String)
    /// A variable's value is not known: the text is at most this pattern.
    case within([UInt32], key: String)
  }

  /// - Parameters:
  ///   - hasWildcards: Whether `*` and `?` are wildcards or stand for themselves.
  ///   - variablesAfterColons: How many colons stand before the first variable can; `nil`: there are no variables.
  init(_ text: String, hasWildcards: Bool, variablesAfterColons: Int?) {
    let scalars = Array(text.unicodeScalars)
    var (literal, place, colons): ([UInt32], Int, Int) = ([], 0, 0)
    while place < scalars.count {
      let scalar = scalars[place]
      if let variablesAfterColons, colons >= variablesAfterColons, scalar == "$",
        let variable = Variable(scalars, at: place)
      {
        add(variable, after: &literal)
        place = variable.end
        continue
      }
      if scalar == ":" { colons += 1 }
      literal.append(hasWildcards ? TextPattern.token(scalar) : scalar.value)
      place += 1
    }
    if !literal.isEmpty || parts.isEmpty { parts.append(.tokens(literal)) }
  }

  private mutating func add(_ variable: Variable, after literal: inout [UInt32]) {
    switch variable.meaning {
    case .character(let scalar): literal.append(scalar.value)
    case .key(let key, let fallback):
      if !literal.isEmpty { parts.append(.tokens(literal)) }
      literal = []
      parts.append(.variable(key: key, fallback: fallback.map { TextPattern.scalars($0) }))
    }
  }

  /// The tokens where no variable is in it.
  var constant: [UInt32]? {
    guard parts.count == 1, case .tokens(let tokens) = parts[0] else { return nil }
    return tokens
  }

  /// The condition keys that it asks for, in lower case.
  var keys: [String] {
    parts.compactMap { if case .variable(let key, _) = $0 { key } else { nil } }
  }

  /// - Parameter isLowercased: Whether the values are to be compared without regard to case.
  func resolve(_ context: RequestContext, isLowercased: Bool = false) -> Resolution {
    if let constant { return .tokens(constant) }
    var tokens: [UInt32] = []
    var unknown: String?
    for part in parts {
      switch part {
      case .tokens(let literal): tokens += literal
      case .variable(let key, let fallback):
        switch context[key] {
        case .unknown:
          tokens.append(TextPattern.any)
          unknown = key
        case .values(let values) where values.count == 1 && !values[0].isEmpty:
          tokens += TextPattern.scalars(isLowercased ? values[0].lowercased() : values[0])
        default:
          guard let fallback else { return .nothing(key: key) }
          tokens += fallback
        }
      }
    }
    return unknown.map { .within(tokens, key: $0) } ?? .tokens(tokens)
  }
}

/// One `${...}` of a text.
private struct Variable {
  let meaning: Meaning
  /// Where the text goes on.
  let end: Int

  enum Meaning {
    case character(Unicode.Scalar)
    case key(String, fallback: String?)
  }

  /// No key with its default is longer; without a bound, braces that do not close would be sought through again and again.
  private static let longest = 1000

  /// `nil` for what is no variable, and so is plain text.
  init?(_ scalars: [Unicode.Scalar], at start: Int) {
    guard start + 1 < scalars.count, scalars[start + 1] == "{" else { return nil }
    // A default may hold a brace between its quotes.
    var isQuoted = false
    var close = start + 2
    let limit = min(scalars.count, start + Self.longest)
    while close < limit, isQuoted || scalars[close] != "}" {
      if scalars[close] == "'" { isQuoted.toggle() }
      close += 1
    }
    guard close < limit else { return nil }
    let body = scalars[(start + 2)..<close]
    end = close + 1
    if let only = body.first, body.count == 1, "*?$".unicodeScalars.contains(only) {
      meaning = .character(only)
    } else {
      guard let (key, fallback) = Self.split(body) else { return nil }
      meaning = .key(key.lowercased(), fallback: fallback)
    }
  }

  private static func split(_ body: ArraySlice<Unicode.Scalar>) -> (String, String?)? {
    guard let comma = body.firstIndex(of: ",") else {
      return body.isEmpty || body.contains(" ") ? nil : (text(body), nil)
    }
    let rest = body[(comma + 1)...].drop { $0 == " " }
    guard rest.count >= 2, rest.first == "'", rest.last == "'" else { return nil }
    return (text(body[..<comma]), text(rest.dropFirst().dropLast()))
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}
