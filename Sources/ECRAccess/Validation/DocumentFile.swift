import Diagnostics
import Documents

/// Reads a file that may be JSON or YAML.
public enum DocumentFile {
  /// A JSON document for what begins as one does, otherwise every document of a YAML stream, null ones left out.
  ///
  /// A policy is JSON, and JSON is read strictly: what a YAML reader would let pass IAM does not.
  public static func read(
    _ bytes: [UInt8], source: String?
  ) -> (documents: [Node], findings: [Finding]) {
    let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
    let first = bytes.first { !blanks.contains($0) }
    let isJSON =
      first == UInt8(ascii: "{") || first == UInt8(ascii: "[") || source?.hasSuffix(".json") == true
    guard isJSON, first != nil else {
      let (documents, findings) = YAMLReader.read(bytes, source: source)
      return (documents.filter { !$0.isNull }, findings)
    }
    let (document, findings) = JSONReader.read(bytes, source: source)
    return ([document].compactMap { $0 }, findings)
  }
}
