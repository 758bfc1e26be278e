/// Text from documents, files and arguments as a terminal or a CI log may show it.
///
/// Characters that act on a terminal, change the order of others or cannot be seen are written as `\u{...}`: control
/// characters (C0, C1), Unicode's bidirectional controls, zero-width characters, line and paragraph separators, tags.
public enum VisibleText {
  /// The text on one line.
  public static func line(_ text: String) -> String { shown(text, keepsLineFeeds: false) }

  /// The text with its lines. A line that a CI service would take for a command has its first character escaped: `::` at
  /// its beginning, and anywhere `##[` and `##vso[`.
  ///
  /// GitHub documentation, "Workflow commands for GitHub Actions"; Azure Pipelines documentation, "Logging commands".
  public static func lines(_ text: String) -> String { shown(text, keepsLineFeeds: true) }

  /// The text on one line, with credentials hidden.
  public static func redactedLine(_ text: String) -> String { line(Redaction.text(text)) }

  /// The text with its lines, with credentials hidden.
  public static func redactedLines(_ text: String) -> String { lines(Redaction.text(text)) }

  private static func shown(_ text: String, keepsLineFeeds: Bool) -> String {
    guard needsWork(text, keepsLineFeeds: keepsLineFeeds) else { return text }
    var shown = String.UnicodeScalarView()
    var isAtStart = true
    var scalars = Substring(text).unicodeScalars
    while let scalar = scalars.popFirst() {
      if scalar == "\n", keepsLineFeeds {
        shown.append(scalar)
        isAtStart = true
        continue
      }
      let isCommand =
        (isAtStart && scalar == ":" && scalars.first == ":")
        || (scalar == "#" && (starts(scalars, "#[") || starts(scalars, "#vso[")))
      if scalar != " " { isAtStart = false }
      if isCommand || isHidden(scalar) {
        shown.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
      } else {
        shown.append(scalar)
      }
    }
    return String(shown)
  }

  /// Most texts can be shown as they are, which their bytes tell.
  private static func needsWork(_ text: String, keepsLineFeeds: Bool) -> Bool {
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte < 0x20, byte != 0x0A || !keepsLineFeeds { return true }
      if byte >= 0x7F { return true }
      if byte == previous, byte == UInt8(ascii: ":") || byte == UInt8(ascii: "#") { return true }
      previous = byte
    }
    return false
  }

  private static func starts(_ scalars: Substring.UnicodeScalarView, _ text: String) -> Bool {
    scalars.starts(with: text.unicodeScalars)
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F, 0xAD, 0x61C, 0x180E, 0x200B...0x200F, 0x2028...0x202E,
      0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F:
      true
    default: false
    }
  }
}
