import Diagnostics
import Documents

/// What is read and written is the same.
enum ReaderTargets {
  static func json(_ bytes: [UInt8]) {
    let (node, findings) = JSONReader.read(bytes, source: "a.json")
    findings.check(lines: bytes.lineCount)
    guard let node, findings.isEmpty else { return }
    for style in [JSONWriter.Style.compact, .pretty] {
      let text = JSONWriter.text(node, style: style)
      require(text.utf8.allSatisfy { $0 < 0x7F && ($0 >= 0x20 || $0 == 0x0A) }, text)
      require(JSONReader.read(Array(text.utf8), source: nil).node == node, text)
    }
  }

  static func yaml(_ bytes: [UInt8]) {
    let (documents, findings) = YAMLReader.read(bytes, source: "a.yaml")
    findings.check(lines: bytes.lineCount)
    guard findings.isEmpty, !documents.isEmpty else { return }
    let text = YAMLWriter.text(documents)
    let again = YAMLReader.read(Array(text.utf8), source: nil)
    require(again.documents == documents && again.findings.isEmpty, text)
  }
}

extension [UInt8] {
  var lineCount: Int {
    split(separator: 0x0A, omittingEmptySubsequences: false).count + count { $0 == 0x0D }
  }
}
