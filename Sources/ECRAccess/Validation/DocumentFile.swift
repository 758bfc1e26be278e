import Diagnostics
import Documents

/// Reads a file that is JSON or YAML.
public enum DocumentFile {
  /// A JSON document if the text begins like one, otherwise every document of a YAML stream, empty ones included.
  ///
  /// A policy is JSON and is read strictly: IAM rejects what a YAML reader would accept.
  public static func read(
    _ bytes: [UInt8], source: String?
  ) -> (documents: [Node], findings: [Finding]) {
    let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
    let first = bytes.first { !blanks.contains($0) }
    let isJSON =
      first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
      || source?.suffix(5).lowercased() == ".json"
    guard isJSON, first != nil else {
      return YAMLReader.read(bytes, source: source)
    }
    let (document, findings) = JSONReader.read(bytes, source: source)
    return ([document].compactMap { $0 }, findings)
  }
}
