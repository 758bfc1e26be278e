import Diagnostics

/// Reads JSON strictly (RFC 8259): no comments, no trailing commas, no duplicate keys, nothing after the value.
public enum JSONReader {
  /// How deep lists and mappings may be nested.
  public static let depthLimit = 128

  /// Reads one JSON text.
  ///
  /// - Parameters:
  ///   - bytes: The text, UTF-8 without byte order mark.
  ///   - source: What findings call it: a file as the user named it.
  /// - Returns: The document, `nil` where the text is none; and what is wrong with it, rules `syntax/json` and
  ///   `syntax/duplicate-key`. Of a key that stands twice the first value is kept.
  public static func read(
    _ bytes: [UInt8], source: String?
  ) -> (node: Node?, findings: [Finding]) {
    if let finding = UTF8Check.finding(bytes, source: source, rule: "syntax/json") {
      return (nil, [finding])
    }
    var parser = JSONParser(bytes, source: source)
    let node = parser.document()
    return (node, parser.findings)
  }
}
