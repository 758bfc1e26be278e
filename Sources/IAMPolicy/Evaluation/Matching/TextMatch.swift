/// Compares texts of a request with what a policy's text becomes in it.
extension TextTemplate {
  /// Whether the whole text fits.
  func matches(_ text: [UInt32], in context: RequestContext, isLowercased: Bool = false) -> Truth {
    switch resolve(context, isLowercased: isLowercased) {
    case .nothing: .no
    case .tokens(let tokens): Truth(TextPattern(tokens: tokens).matches(text))
    case .within(let tokens, _): TextPattern(tokens: tokens).matches(text) ? .unknown : .no
    }
  }

  /// Whether the ARN fits, each of the six components by itself, so that no wildcard of the first five crosses a colon.
  ///
  /// IAM User Guide, "IAM JSON policy elements: Condition operators", on ARN operators. What has fewer components, on
  /// either side, does not match.
  func matchesARN(_ text: [UInt32], in context: RequestContext) -> Truth {
    switch resolve(context) {
    case .nothing: .no
    case .tokens(let tokens): Truth(Self.matchesARN(tokens, text))
    // An unknown value may hold colons itself, so that only the text as a whole can rule it out.
    case .within(let tokens, _): TextPattern(tokens: tokens).matches(text) ? .unknown : .no
    }
  }

  private static func matchesARN(_ pattern: [UInt32], _ text: [UInt32]) -> Bool {
    let patterns = components(pattern)
    let texts = components(text)
    guard patterns.count == 6, texts.count == 6 else { return false }
    return zip(patterns, texts).allSatisfy { TextPattern.matches($0, $1) }
  }

  private static func components(_ text: [UInt32]) -> [ArraySlice<UInt32>] {
    text.split(separator: 0x3A, maxSplits: 5, omittingEmptySubsequences: false)
  }
}
