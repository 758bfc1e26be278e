/// The types of the kinds in the schema, parsed from a text of 23 kB when the first object is validated.
///
/// Kubernetes API reference, release `version`.
enum SchemaTable {
  static let types: [String: SchemaType] = Dictionary(
    parsed.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  /// The types of objects by apiVersion and kind, such as `apps/v1 Deployment`.
  private static let kinds: [String: SchemaType] = Dictionary(
    parsed.compactMap { type in type.apiVersion.map { ("\($0) \(type.name)", type) } },
    uniquingKeysWith: { first, _ in first })

  private static let parsed = types(in: text)

  /// The type of the objects of that kind; `nil` for a kind that the schema does not contain.
  static func kind(_ apiVersion: String, _ kind: String) -> SchemaType? {
    kinds["\(apiVersion) \(kind)"]
  }

  /// A line that begins with a space continues the previous line.
  private static func types(in text: String) -> [SchemaType] {
    var types: [SchemaType] = []
    var words: [Substring] = []
    for line in text.split(separator: "\n") {
      if line.utf8.first != UInt8(ascii: " "), !words.isEmpty {
        types += [SchemaNotation.type(words)].compactMap { $0 }
        words = []
      }
      words += line.split(separator: " ")
    }
    return types + [SchemaNotation.type(words)].compactMap { $0 }
  }
}
