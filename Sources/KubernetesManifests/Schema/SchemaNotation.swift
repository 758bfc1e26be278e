/// The notation of types in the table: `Pod@v1 apiVersion:s kind:s spec!!:PodSpec`.
///
/// Tests/schema/generate.py and constraints.py document each sign.
enum SchemaNotation {
  /// Parses the words of a type's line; `nil` for a malformed line.
  static func type(_ words: [Substring]) -> SchemaType? {
    guard let head = words.first else { return nil }
    let title = head.split(separator: "@", maxSplits: 1)
    let fields = words.dropFirst().compactMap(field)
    guard let name = title.first, fields.count == words.count - 1 else { return nil }
    return SchemaType(
      name: String(name), apiVersion: title.count == 2 ? String(title[1]) : nil,
      fields: Dictionary(fields.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first }),
      requiredFields: fields.filter { $0.presence != .optional })
  }

  private static func field(_ word: Substring) -> SchemaField? {
    guard let colon = word.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let head = word[..<colon]
    let name = head.prefix { $0 != "!" }
    let presence: SchemaField.Presence =
      switch head.utf8.count - name.utf8.count {
      case 0: .optional
      case 1: .required
      default: .requiredByServer
      }
    var rest = word[word.utf8.index(after: colon)...]
    guard let type = type(&rest) else { return nil }
    let constraint = constraint(rest)
    guard constraint != nil || rest.isEmpty else { return nil }
    return SchemaField(name: String(name), type: type, presence: presence, constraint: constraint)
  }

  /// Parses a type at the start of `text`, and removes it.
  private static func type(_ text: inout Substring) -> FieldType? {
    switch text.utf8.first {
    case UInt8(ascii: "["):
      text.removeFirst()
      guard let item = type(&text) else { return nil }
      let more = text.prefix { $0 != "]" }
      text = text.dropFirst(more.count + 1)
      return .list(item, repetition(more))
    case UInt8(ascii: "{"):
      text.removeFirst()
      guard let value = type(&text) else { return nil }
      text.removeFirst()
      return .map(value)
    default:
      let word = text.prefix { $0.isLetter || $0.isNumber }
      text = text[word.endIndex...]
      return word.isEmpty ? nil : scalars[String(word)] ?? .object(String(word))
    }
  }

  private static let scalars: [String: FieldType] = [
    "s": .text, "b": .boolean, "i32": .integer(bits: 32), "i64": .integer(bits: 64),
    "n": .number, "q": .quantity, "t": .time, "B": .base64, "x": .integerOrText, "o": .anything,
  ]

  private static func repetition(_ text: Substring) -> FieldType.Repetition {
    if text.isEmpty { return .allowed }
    let keys = text.dropFirst().split(separator: ",").map(String.init)
    return keys.isEmpty ? .distinct : .keyed(keys)
  }

  private static func constraint(_ text: Substring) -> SchemaField.Constraint? {
    let rest = text.dropFirst()
    switch text.utf8.first {
    case UInt8(ascii: "="):
      return .choice(
        rest.split(separator: "|", omittingEmptySubsequences: false).map(String.init))
    case UInt8(ascii: "~") where rest.utf8.contains(UInt8(ascii: ":")):
      let forms = rest.split(separator: ":", omittingEmptySubsequences: false)
      return .entries(
        key: TextForm(rawValue: String(forms[0])), value: TextForm(rawValue: String(forms[1])))
    case UInt8(ascii: "~"):
      let orEmpty = rest.hasSuffix("?")
      return TextForm(rawValue: String(orEmpty ? rest.dropLast() : rest)).map {
        .form($0, orEmpty: orEmpty)
      }
    case UInt8(ascii: "#"):
      let bounds = rest.split(separator: ".").compactMap { Int64($0) }
      return bounds.first.map { .range($0, bounds.count == 2 ? bounds[1] : nil) }
    case UInt8(ascii: "+"): return .atLeastOne
    default: return nil
    }
  }
}
