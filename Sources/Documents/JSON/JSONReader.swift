import Diagnostics

/// Reads JSON strictly (RFC 8259): no comments, no trailing commas, no duplicate keys, nothing after the value.
public enum JSONReader {
  /// The deepest allowed nesting of arrays and objects.
  public static let depthLimit = 128
  /// The most values that a text may have: some hundred megabytes of memory.
  public static let nodeLimit = 500_000

  /// Reads one JSON text.
  ///
  /// - Parameters:
  ///   - bytes: The text, UTF-8 without byte order mark.
  ///   - source: The name that findings use: a file as the user named it.
  /// - Returns: The document, `nil` where the text is not valid JSON, and findings of the rules `syntax/json` and
  ///   `syntax/duplicate-key`. Of a duplicate key the first value is kept.
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
