import Diagnostics

/// Reads YAML 1.1 as Ansible and Helm do, through libyaml.
///
/// Anchors and aliases are expanded and merge keys merged; plain scalars are typed as PyYAML resolves them.
public enum YAMLReader {
  /// The deepest allowed nesting of lists and mappings.
  public static let depthLimit = 128
  /// The most nodes that a text may have once its aliases are expanded.
  public static let nodeLimit = 100_000

  /// Reads a stream of documents.
  ///
  /// - Parameters:
  ///   - bytes: The text, UTF-8 without byte order mark.
  ///   - source: The name that findings use: a file as the user named it.
  /// - Returns: The documents before the first error, and findings of the rules `syntax/yaml`, `syntax/duplicate-key` and
  ///   `syntax/alias-expansion`. Of a duplicate key the first value is kept.
  public static func read(
    _ bytes: [UInt8], source: String?
  ) -> (documents: [Node], findings: [Finding]) {
    if let finding = UTF8Check.finding(bytes, source: source, rule: "syntax/yaml") {
      return ([], [finding])
    }
    return YAMLEvents.read(bytes) { events in
      var composer = YAMLComposer(events, lines: YAMLLines(bytes), source: source)
      return (composer.stream(), composer.findings)
    }
  }
}
