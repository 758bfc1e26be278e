// Texts of a request compared with a policy's text, whose variables the request resolves.
extension TextTemplate {
  /// What a template becomes in a request.
  enum Resolution {
    case tokens([UInt32])
    /// A variable has no value: the text matches nothing.
    case nothing
    /// A variable's value is not known: the text is at most this pattern.
    case within([UInt32])
    /// It has more characters than were asked for, so that no text of so many matches.
    case tooLong
  }

  /// The longest text that is put together where nothing says how long a text it has to match: what a request carries
  /// is shorter, and each variable repeats it.
  static let longestResolution = 100_000

  /// - Parameters:
  ///   - isLowercased: Whether the values are compared without regard to case.
  ///   - length: The most characters that what it is compared with has.
  func resolve(
    _ context: RequestContext, isLowercased: Bool = false, upTo length: Int = longestResolution
  ) -> Resolution {
    if let constant { return .tokens(constant) }
    var tokens: [UInt32] = []
    // Each `*` may match nothing; every other token takes a character.
    var runs = 0
    var isOpen = false
    for part in parts {
      switch part {
      case .tokens(let literal):
        tokens += literal
        runs += literal.count { $0 == TextPattern.any }
      case .variable(let key, let fallback):
        switch context[key] {
        case .unknown:
          tokens.append(TextPattern.any)
          runs += 1
          isOpen = true
        case .values(let values) where values.count == 1 && !values[0].isEmpty:
          tokens += TextPattern.scalars(isLowercased ? values[0].lowercased() : values[0])
        default:
          guard let fallback else { return .nothing }
          tokens += fallback
        }
      }
      if tokens.count - runs > length { return .tooLong }
    }
    return isOpen ? .within(tokens) : .tokens(tokens)
  }

  /// Whether the whole text matches.
  func matches(_ text: [UInt32], in context: RequestContext, isLowercased: Bool = false) -> Truth {
    switch resolve(context, isLowercased: isLowercased, upTo: text.count) {
    case .nothing, .tooLong: .no
    case .tokens(let tokens): Truth(TextPattern(tokens: tokens).matches(text))
    case .within(let tokens): TextPattern(tokens: tokens).matches(text) ? .unknown : .no
    }
  }

  /// Whether the ARN matches, each of the six fields separately, so that no wildcard of the first five crosses a colon.
  ///
  /// IAM User Guide, "IAM JSON policy elements: Condition operators", on ARN operators. A text of fewer fields, on either
  /// side, does not match.
  func matchesARN(_ text: [UInt32], in context: RequestContext) -> Truth {
    switch resolve(context, upTo: text.count) {
    case .nothing, .tooLong: .no
    case .tokens(let tokens): Truth(Self.matchesARN(tokens, text))
    // An unknown value may hold colons itself, so that only the text as a whole can rule it out.
    case .within(let tokens): TextPattern(tokens: tokens).matches(text) ? .unknown : .no
    }
  }

  private static func matchesARN(_ pattern: [UInt32], _ text: [UInt32]) -> Bool {
    let (patterns, texts) = (ARN.split(pattern), ARN.split(text))
    guard patterns.count == 6, texts.count == 6 else { return false }
    return zip(patterns, texts).allSatisfy { TextPattern.matches($0, $1) }
  }
}
