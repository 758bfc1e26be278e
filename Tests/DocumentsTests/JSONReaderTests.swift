import Diagnostics
import Documents
import TestSupport
import Testing

@Suite("Reading JSON")
struct JSONReaderTests {
  private func read(_ text: String) -> (node: Node?, findings: [Finding]) {
    JSONReader.read(Array(text.utf8), source: "f")
  }

  @Test("keeps order, literals and places")
  func places() throws {
    let text = "{\n  \"b\": [1.50e3, \"\\u00e9\\ud83d\\ude00\"],\n  \"a\": null\n}"
    let node = try #require(read(text).node)
    #expect(node.mapping?.keys == ["b", "a"])
    let list = try #require(node["b"])
    #expect(list.location.line == 2)
    #expect(list.location.column == 8)
    #expect(list[1]?.location.path.description == "$.b[1]")
    #expect(list[0] == Node(.number("1.50e3")))
    #expect(list[1] == "\u{E9}\u{1F600}")
  }

  @Test("counts columns in characters, not in bytes")
  func columns() {
    let node = read("{\"\u{E9}\u{1F600}\": x}")
    #expect(node.findings.first?.location.column == 8)
  }

  @Test(
    "reports invalid JSON at its location",
    arguments: [
      ("", 1, 1, "empty"), ("[1,]", 1, 4, "`]`"), ("{\"a\":1,}", 1, 8, "`}`"),
      ("{'a':1}", 1, 2, "`'`"), ("[1 2]", 1, 4, "`2`"), ("// x", 1, 1, "`/`"),
      ("{\n\"a\" 1}", 2, 5, "`1`"), ("[01]", 1, 4, "begins with 0"), ("[NaN]", 1, 2, "`N`"),
      ("[1] x", 1, 5, "expected the end of the text"), ("\"a", 1, 3, "unterminated string"),
      ("[tru]", 1, 2, "`t`"),
      ("\"\\x\"", 1, 3, "not an escape sequence"), ("\"\\ud800\"", 1, 8, "surrogate"),
      ("[1.]", 1, 4, "digit"),
      ("\"a\nb\"", 1, 3, "control character"), ("[", 1, 2, "the end"), ("-", 1, 2, "digit"),
    ])
  func faults(text: String, line: Int, column: Int, part: String) throws {
    let (node, findings) = read(text)
    #expect(node == nil)
    let finding = try #require(findings.first)
    #expect(finding.rule == "syntax/json")
    #expect(finding.location.line == line)
    #expect(finding.location.column == column)
    #expect(finding.message.contains(part))
  }

  @Test("two Unicode spellings of a key are two keys")
  func spellings() {
    let (node, findings) = read(#"{"caf\u00e9": 1, "cafe\u0301": 2}"#)
    #expect(findings.map(\.text) == [])
    #expect(node?["caf\u{E9}"] == 1)
    #expect(node?["cafe\u{301}"] == 2)
  }

  @Test("reads no more values than its limit, and says where it stops")
  func limit() throws {
    let values = String(repeating: "1,", count: JSONReader.nodeLimit - 2) + "1"
    let (full, none) = read("[\(values)]")
    #expect(full?.list?.count == JSONReader.nodeLimit - 1)
    #expect(none.map(\.text) == [])
    let (node, findings) = read("[\(values),\n 1]")
    #expect(node == nil)
    let finding = try #require(findings.first)
    #expect(finding.rule == "syntax/json")
    #expect(finding.message.contains("more than \(JSONReader.nodeLimit) values"))
    #expect(finding.location.line == 2)
    #expect(finding.location.column == 2)
  }

  @Test(
    "refuses runs of combining marks that comparing would take the square of",
    arguments: [("\u{301}", 100, true), ("\u{301}", 101, false), ("a\u{301}", 250, true)])
  func combiningMarks(mark: String, count: Int, isRead: Bool) {
    let text = "a" + String(repeating: mark, count: count)
    let escaped = text.unicodeScalars.map { $0.isASCII ? "\($0)" : "\\u0301" }.joined()
    for json in ["{\"\(text)\": 1}", "[\"\(escaped)\"]"] {
      let (node, findings) = read(json)
      #expect((node != nil) == isRead)
      #expect(
        findings.allSatisfy { $0.message.contains("combining marks") && $0.location.line == 1 })
      #expect(findings.isEmpty == isRead)
    }
    let yaml = YAMLReader.read(Array("a: \(text)\n\(text): b\n".utf8), source: "f")
    #expect(yaml.findings.isEmpty == isRead)
  }

  @Test("continues after a duplicate key and keeps its first value")
  func duplicates() throws {
    let (node, findings) = read("{\"a\": 1,\n \"b\": 2,\n \"a\": 3, \"b\": 4}")
    #expect(node?["a"] == 1)
    #expect(findings.map(\.rule) == ["syntax/duplicate-key", "syntax/duplicate-key"])
    #expect(findings.first?.location.line == 3)
    #expect(findings.first?.location.column == 2)
    #expect(findings.first?.location.path.description == "$.a")
  }

  @Test("is bounded in depth")
  func depth() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(read(deep).findings.first?.message.contains("deeper") == true)
    let fine = String(repeating: "[", count: 128) + String(repeating: "]", count: 128)
    #expect(read(fine).node != nil)
  }

  @Test(
    "refuses what is no UTF-8 text",
    arguments: [
      [0xFF, 0xFE, 0x7B], [0xEF, 0xBB, 0xBF, 0x31], [0x22, 0xC3, 0x28, 0x22], [0x31, 0],
    ])
  func encoding(bytes: [UInt8]) {
    let (node, findings) = JSONReader.read(bytes, source: nil)
    #expect(node == nil)
    #expect(findings.count == 1)
  }

  @Test("takes ten thousand keys without losing time")
  func many() {
    let text = "{" + (0..<10_000).map { "\"k\($0)\": \($0)" }.joined(separator: ",") + "}"
    #expect(read(text).node?["k9999"] == 9999)
  }

  @Test("survives whatever a text turns into")
  func mutations() {
    var random = SeededGenerator(seed: 7)
    let text = Array(#"{"a": [1, -2.5e3, "x\u00e9\n", true, null], "b": {"c": {}}}"#.utf8)
    for _ in 0..<20_000 {
      var bytes = text
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: at)
        default: bytes.insert(bytes[bytes.count - 1 - at], at: at)
        }
      }
      let (node, findings) = JSONReader.read(bytes, source: nil)
      #expect(node != nil || !findings.isEmpty)
    }
  }
}
