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
