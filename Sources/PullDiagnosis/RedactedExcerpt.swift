import Diagnostics

/// A log line as a finding may show it: short, printable, and without anything that could be a credential.
enum RedactedExcerpt {
  /// The most of a line that a finding shows, in characters.
  private static let longest = 220
  /// A longer run of base64 characters may be a token and is cut out.
  private static let longestWord = 80
  private static let escape: Unicode.Scalar = "\u{1B}"

  /// - Parameter column: Where the message begins, from 1; in a long line, what comes before it is left out.
  static func text(_ bytes: some Collection<UInt8>, from column: Int) -> String {
    var scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    if scalars.count > longest { scalars = Array(scalars.dropFirst(max(0, column - 1))) }
    let words = String(String.UnicodeScalarView(withoutColours(scalars).map(shown)))
      .split(separator: " ").map { hidden($0) }
    let text = afterSecretNames(words).joined(separator: " ")
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

  /// The word with every run that could be a token as `[hidden]`.
  private static func hidden(_ word: Substring) -> String {
    guard word.utf8.count > longestWord else { return String(word) }
    var text = ""
    var run = ""
    for character in word {
      if isTokenCharacter(character) {
        run.append(character)
      } else {
        text += (run.utf8.count > longestWord ? "[hidden]" : run) + String(character)
        run = ""
      }
    }
    return text + (run.utf8.count > longestWord ? "[hidden]" : run)
  }

  private static func isTokenCharacter(_ character: Character) -> Bool {
    guard let byte = character.asciiValue else { return false }
    return switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "+"), UInt8(ascii: "/"),
      UInt8(ascii: "="), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// Hides what follows `Bearer` or `Basic`, or an option or field that holds a password, whatever its length.
  private static func afterSecretNames(_ words: [String]) -> [String] {
    var isSecret = false
    return words.map { word in
      let lower = word.lowercased()
      defer {
        isSecret =
          ["bearer", "basic", "--password", "-p", "password:", "password="].contains(lower)
          || lower.hasSuffix("\"password\":") || lower.hasSuffix("\"auth\":")
      }
      if isSecret, word != "token:", !lower.hasPrefix("auth") { return "[hidden]" }
      for name in ["password=", "passwd=", "secret_access_key=", "session_token="] {
        if let range = lower.place(of: name) {
          return String(lower[..<range.upperBound]) + "[hidden]"
        }
      }
      return word
    }
  }
}
