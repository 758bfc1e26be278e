import Diagnostics

/// Reads YAML 1.1 as Ansible and Helm do, through libyaml.
///
/// Anchors and aliases are expanded and merge keys merged; plain scalars get their type as PyYAML resolves it.
public enum YAMLReader {
  /// How deep lists and mappings may be nested.
  public static let depthLimit = 128
  /// How many nodes a text may have with its aliases expanded.
  public static let nodeLimit = 100_000

  /// Reads a stream of documents.
  ///
  /// - Parameters:
  ///   - bytes: The text, UTF-8 without byte order mark.
  ///   - source: What findings call it: a file as the user named it.
  /// - Returns: The documents up to the first fault; and what is wrong, rules `syntax/yaml`, `syntax/duplicate-key` and
  ///   `syntax/alias-expansion`. Of a key that stands twice the first value is kept.
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
