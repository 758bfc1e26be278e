// Texts of a request compared with a policy's text, whose variables the request resolves.
extension TextTemplate {
  /// What a template becomes in a request.
  enum Resolution {
    case tokens([UInt32])
    /// A variable has no value: the text matches nothing.
    case nothing(key: String)
    /// A variable's value is not known: the text is at most this pattern.
    case within([UInt32], key: String)
  }

  /// - Parameter isLowercased: Whether the values are compared without regard to case.
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

  /// Whether the whole text matches.
  func matches(_ text: [UInt32], in context: RequestContext, isLowercased: Bool = false) -> Truth {
    switch resolve(context, isLowercased: isLowercased) {
    case .nothing: .no
    case .tokens(let tokens): Truth(TextPattern(tokens: tokens).matches(text))
    case .within(let tokens, _): TextPattern(tokens: tokens).matches(text) ? .unknown : .no
    }
  }

  /// Whether the ARN matches, each of the six fields separately, so that no wildcard of the first five crosses a colon.
  ///
  /// IAM User Guide, "IAM JSON policy elements: Condition operators", on ARN operators. A text of fewer fields, on either
  /// side, does not match.
  func matchesARN(_ text: [UInt32], in context: RequestContext) -> Truth {
    switch resolve(context) {
    case .nothing: .no
    case .tokens(let tokens): Truth(Self.matchesARN(tokens, text))
    // An unknown value may hold colons itself, so that only the text as a whole can rule it out.
    case .within(let tokens, _): TextPattern(tokens: tokens).matches(text) ? .unknown : .no
    }
  }

  private static func matchesARN(_ pattern: [UInt32], _ text: [UInt32]) -> Bool {
    let (patterns, texts) = (ARN.split(pattern), ARN.split(text))
    guard patterns.count == 6, texts.count == 6 else { return false }
    return zip(patterns, texts).allSatisfy { TextPattern.matches($0, $1) }
  }
}
