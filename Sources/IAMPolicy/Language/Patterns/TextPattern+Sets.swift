// Patterns compared with each other, in the product of their lengths: `Glob` is exact, and too slow for a rule that
// compares each pattern of a policy with each other one.
extension TextPattern {
  /// Whether `pattern` matches everything that `other`, a text or a pattern itself, can match.
  ///
  /// Sound, not complete: it may say no where only a chain of wildcards would show it.
  static func covers(_ pattern: String, _ other: String) -> Bool {
    // The value of a variable is not known here, and `${*}` is not a wildcard.
    guard !PolicyVariable.isIn(pattern) else { return pattern == other }
    if PolicyVariable.isIn(other), pattern.utf8.contains(UInt8(ascii: "?")) { return false }
    return TextPattern(pattern).matches(TextPattern(other).tokens)
  }

  /// Whether some text matches both patterns.
  static func overlap(_ a: String, _ b: String) -> Bool {
    let (a, b) = (TextPattern(a).tokens, TextPattern(b).tokens)
    // `row[j]`: whether the rest of `a` and `b[j...]` have a text in common; from the ends to the beginnings.
    var row = [Bool](repeating: false, count: b.count + 1)
    row[b.count] = true
    for j in b.indices.reversed() { row[j] = b[j] == any && row[j + 1] }
    for i in a.indices.reversed() {
      // What `row[j + 1]` was for the rest of `a` without `a[i]`.
      var diagonal = row[b.count]
      row[b.count] = a[i] == any && diagonal
      for j in b.indices.reversed() {
        let below = row[j]
        if a[i] == any || b[j] == any {
          row[j] = below || row[j + 1]
        } else {
          row[j] = (a[i] == b[j] || a[i] == one || b[j] == one) && diagonal
        }
        diagonal = below
      }
    }
    return row[0]
  }
}

/// The patterns of one element, asked which of them another one makes redundant.
struct PatternCover {
  private let first: [String: Int]
  /// The patterns with wildcards, each with its index. A policy that AWS accepts has room for no more than these.
  private let wildcards: [(text: String, index: Int)]

  private static let mostWildcards = 64

  init(_ patterns: [String]) {
    first = Dictionary(
      patterns.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    wildcards = patterns.enumerated().lazy
      .filter { TextPattern.hasWildcard($0.element) && !PolicyVariable.isIn($0.element) }
      .prefix(Self.mostWildcards).map { ($0.element, $0.offset) }
  }

  /// Whether the patterns match everything that `text` does.
  func covers(_ text: String) -> Bool {
    first[text] != nil || wildcards.contains { TextPattern.covers($0.text, text) }
  }

  /// The index of another pattern that makes the one at `index` redundant: of two equivalent ones, the first is kept.
  func other(than text: String, at index: Int) -> Int? {
    if let first = first[text], first != index { return first }
    return wildcards.first { wildcard in
      wildcard.text != text && TextPattern.covers(wildcard.text, text)
        && (wildcard.index < index || !TextPattern.covers(text, wildcard.text))
    }?.index
  }
}
