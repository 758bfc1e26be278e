import Diagnostics

/// A log line as a finding may show it: short, printable, and without anything that could be a credential.
enum RedactedExcerpt {
  /// The most of a line that a finding shows, in characters.
  private static let longest = 220
  private static let escape: Unicode.Scalar = "\u{1B}"

  /// - Parameter column: Where the message begins, from 1; in a long line, what comes before it is left out.
  static func text(_ bytes: some Collection<UInt8>, from column: Int) -> String {
    let whole = String(decoding: bytes, as: UTF8.self)
    let redacted = Redaction.text(whole)
    var scalars = Array(redacted.unicodeScalars)
    // Of a line with a credential, what comes before the message may be what tells it.
    if scalars.count > longest, redacted == whole {
      scalars = Array(scalars.dropFirst(max(0, column - 1)))
    }
    let text = Redaction.text(String(String.UnicodeScalarView(withoutColours(scalars).map(shown))))
    return text.count > longest ? text.prefix(longest - 3) + "..." : text
  }

  /// The text without a terminal's escape sequences.
  private static func withoutColours(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    guard scalars.contains(escape) else { return scalars }
    var kept: [Unicode.Scalar] = []
    var rest = scalars[...]
    while let scalar = rest.popFirst() {
      if scalar == escape, rest.first == "[" {
        rest = rest.dropFirst().drop { !(0x40...0x7E).contains($0.value) }.dropFirst()
      } else {
        kept.append(scalar)
      }
    }
    return kept
  }

  /// A scalar that neither ends a quotation nor moves a terminal's cursor.
  static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar == "`" { return "'" }
    return scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) ? " " : scalar
  }
}
