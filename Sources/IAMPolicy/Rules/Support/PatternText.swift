/// Texts in which `*` stands for any characters, also none, and `?` for one.
enum PatternText {
  static func hasWildcard(_ text: String) -> Bool {
    text.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }
  }

  /// Whether `pattern` matches everything that `other`, a text or a pattern itself, can match.
  ///
  /// Sound and not complete: it may say no where only a chain of wildcards would show it. Takes the product of the two
  /// lengths at most.
  static func covers(_ pattern: String, _ other: String) -> Bool {
    // A variable's text is not known here, and `${*}` is no wildcard.
    guard !PatternText.hasVariable(pattern) else { return pattern == other }
    if PatternText.hasVariable(other), pattern.contains("?") { return false }
    return covers(Array(pattern.unicodeScalars), Array(other.unicodeScalars))
  }

  private static func covers(_ pattern: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Bool {
    var (p, o) = (0, 0)
    var retry: (p: Int, o: Int)?
    while o < other.count {
      if p < pattern.count, pattern[p] == "*" {
        retry = (p, o)
        p += 1
      } else if p < pattern.count, pattern[p] == other[o] || (pattern[p] == "?" && other[o] != "*")
      {
        p += 1
        o += 1
      } else if let (star, from) = retry {
        retry = (star, from + 1)
        (p, o) = (star + 1, from + 1)
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == "*" }
  }

  /// Whether some text matches both patterns. Takes the product of the two lengths.
  static func overlap(_ a: String, _ b: String) -> Bool {
    let (a, b) = (TextPattern(a).tokens, TextPattern(b).tokens)
    let (any, one) = (TextPattern.any, TextPattern.one)
    // `row[j]`: whether what is left of `a` and `b[j...]` have a text in common; from the ends to the beginnings.
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

  /// Whether a policy variable, or an escape, stands in the text.
  static func hasVariable(_ text: some StringProtocol) -> Bool {
    var last: UInt8 = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "{"), last == UInt8(ascii: "$") { return true }
      last = byte
    }
    return false
  }
}

/// The patterns of one element, asked which of them say what another one says already.
struct PatternCover {
  private let first: [String: Int]
  /// The patterns with wildcards, each with its place. A policy that AWS takes has room for no more than these.
  private let wildcards: [(text: String, index: Int)]

  private static let mostWildcards = 64

  init(_ patterns: [String]) {
    first = Dictionary(
      patterns.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    wildcards = patterns.enumerated().lazy
      .filter { PatternText.hasWildcard($0.element) && !PatternText.hasVariable($0.element) }
      .prefix(Self.mostWildcards).map { ($0.element, $0.offset) }
  }

  /// Whether the patterns match all that `text` does.
  func covers(_ text: String) -> Bool {
    first[text] != nil || wildcards.contains { PatternText.covers($0.text, text) }
  }

  /// The place of another pattern that makes the one at `index` needless: of two that say the same, the first is kept.
  func other(than text: String, at index: Int) -> Int? {
    if let first = first[text], first != index { return first }
    return wildcards.first { wildcard in
      wildcard.text != text && PatternText.covers(wildcard.text, text)
        && (wildcard.index < index || !PatternText.covers(text, wildcard.text))
    }?.index
  }
}
