/// One `${...}` of a text: `${key}`, `${key, 'default'}`, or `${*}`, `${?}` or `${$}` for the character itself.
///
/// IAM User Guide, "IAM policy elements: Variables and tags". The quotes delimit a default, which may therefore hold a
/// brace; blanks are allowed inside a default only.
struct PolicyVariable: Sendable {
  /// What is between the braces.
  let text: String
  /// `nil` for a malformed variable.
  let meaning: Meaning?
  /// What is wrong with it; none for a valid variable.
  let errors: [SyntaxError]

  enum Meaning: Sendable {
    case character(Unicode.Scalar)
    /// A condition key, and the value to use if the request does not have it.
    case key(ContextKey, fallback: String?)
  }

  enum SyntaxError: Sendable {
    case missingBrace
    case missingKey
    case spaceInKey
    case missingQuote
  }

  /// No key with its default is longer; without a limit, unclosed braces would be searched again and again.
  private static let longest = 1000

  /// The variable that begins at `start`, and the index behind it; `nil` where no `${` is there.
  static func read(
    _ scalars: [Unicode.Scalar], at start: Int
  ) -> (variable: PolicyVariable, end: Int)? {
    guard start + 1 < scalars.count, scalars[start] == "$", scalars[start + 1] == "{" else {
      return nil
    }
    let inside = scalars[(start + 2)...].prefix(longest)
    guard let close = closingBrace(of: inside) ?? inside.firstIndex(of: "}") else {
      let variable = PolicyVariable(
        text: string(inside), meaning: nil, errors: [.missingBrace])
      return (variable, scalars.count)
    }
    return (PolicyVariable(inside[..<close]), close + 1)
  }

  /// Every variable of a text, valid or not.
  static func all(in text: String) -> [PolicyVariable] {
    guard isIn(text) else { return [] }
    let scalars = Array(text.unicodeScalars)
    var variables: [PolicyVariable] = []
    var place = 0
    while place < scalars.count {
      if let (variable, end) = read(scalars, at: place) {
        variables.append(variable)
        place = end
      } else {
        place += 1
      }
    }
    return variables
  }

  /// Whether a text holds a variable, or something that was meant as one.
  static func isIn(_ text: some StringProtocol) -> Bool {
    var last: UInt8 = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "{"), last == UInt8(ascii: "$") { return true }
      last = byte
    }
    return false
  }

  /// The first `}` that is not inside the quotes of a default.
  private static func closingBrace(of inside: ArraySlice<Unicode.Scalar>) -> Int? {
    var (isDefault, isQuoted) = (false, false)
    for index in inside.indices {
      switch inside[index] {
      case ",": isDefault = true
      case "'" where isDefault: isQuoted.toggle()
      case "}" where !isQuoted: return index
      default: break
      }
    }
    return nil
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}

extension PolicyVariable {
  private init(_ body: ArraySlice<Unicode.Scalar>) {
    text = Self.string(body)
    if body.count == 1, let only = body.first, "*?$".unicodeScalars.contains(only) {
      (meaning, errors) = (.character(only), [])
      return
    }
    let comma = body.firstIndex(of: ",")
    let key = body[..<(comma ?? body.endIndex)]
    var errors: [SyntaxError] = []
    if key.allSatisfy(\.properties.isWhitespace) {
      errors.append(.missingKey)
    } else if key.contains(where: \.properties.isWhitespace) {
      errors.append(.spaceInKey)
    }
    var fallback: String?
    if let comma {
      let rest = body[(comma + 1)...].drop { $0 == " " }
      if rest.count >= 2, rest.first == "'", rest.last == "'" {
        fallback = Self.string(rest.dropFirst().dropLast())
      } else {
        errors.append(.missingQuote)
      }
    }
    self.errors = errors
    meaning = errors.isEmpty ? .key(ContextKey(Self.string(key)), fallback: fallback) : nil
  }
}
