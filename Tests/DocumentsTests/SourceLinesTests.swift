import Diagnostics
import TestSupport
import Testing

@testable import Documents

@Suite("Lines and places")
struct SourceLinesTests {
  @Test(
    "LF, CRLF and CR end a line, and nothing else does",
    arguments: [
      ("", [""]), ("a", ["a"]), ("a\n", ["a", ""]), ("a\r\nb\rc\n\nd", ["a", "b", "c", "", "d"]),
      ("a\r", ["a", ""]), ("\r\n\r\n", ["", "", ""]), ("\n\r", ["", "", ""]),
      ("a\u{85}b\u{2028}c\u{2029}d\u{B}e\u{C}f", ["a\u{85}b\u{2028}c\u{2029}d\u{B}e\u{C}f"]),
    ])
  func lines(text: String, expected: [String]) {
    let lines = SourceLines(Array(text.utf8))
    #expect(lines.count == expected.count)
    #expect(
      (1...lines.count).map { String(decoding: lines[$0] ?? [], as: UTF8.self) } == expected)
    #expect(lines[0] == nil && lines[lines.count + 1] == nil)
  }

  @Test(
    "a syntax error's place is never behind the end of the text",
    arguments: [
      ("a: [x", "1:6"), ("a: [x\n", "2:1"), ("a: \"x", "1:6"), ("a: {b: c,", "1:10"),
      ("é: [", "1:5"), ("a: [x\r", "2:1"), ("a: [x\r\n", "2:1"), ("a:\n  - [", "2:6"),
      ("a: [ # \u{2028}", "1:9"), ("? [", "1:3"), ("a: &", "1:5"), ("a: 'x\n\ny", "3:2"),
      ("a: |x", "1:5"), ("%YAML", "1:6"), ("a: \u{7}", "1:4"),
    ])
  func ends(text: String, place: String) throws {
    let finding = try #require(YAMLReader.read(Array(text.utf8), source: nil).findings.first)
    #expect("\(finding.location.line ?? 0):\(finding.location.column ?? 0)" == place)
  }

  @Test(
    "a place counts the lines that an excerpt has, whatever YAML counts",
    arguments: ["\u{85}", "\u{2028}", "\u{2029}", "x\r", "x\r\n", "x\n", "\u{2028}\r\n\u{2029}"])
  func places(breaks: String) throws {
    let text =
      "a: 1 # \(breaks)# é\nb:\n  - \"\(breaks)\" \nc: *d\n"
    let lines = SourceLines(Array(text.utf8))
    let (documents, findings) = YAMLReader.read(Array(text.utf8), source: nil)
    #expect(documents.isEmpty)
    let fault = try #require(findings.first?.location)
    #expect(String(decoding: lines[fault.line ?? 0] ?? [], as: UTF8.self) == "c: *d")
    #expect(fault.column == 4)
  }

  @Test("the lines of a literal block are placed where they are counted alike, and nowhere else")
  func blocks() {
    func place(_ text: String) -> Location? {
      YAMLReader.read(Array(text.utf8), source: nil).documents.first?["a"]?.location(ofLine: 2)
    }
    #expect(place("a: |\r  x\r  y\r")?.line == 3)
    #expect(place("# \u{2028}\na: |\n  x\n  y\n")?.line == 4)
    #expect(place("a: |\n  x\u{85}  y\n")?.line == 1)
    #expect(place("a: |\n  x\n  y\nb: z # \u{2028}\n")?.line == 3)
  }

  @Test("JSON counts the same lines", arguments: ["\n", "\r", "\r\n"])
  func json(end: String) throws {
    let text = "{\(end)\"a\": \"\u{2028}\u{85}é\",\(end)\(end) x}"
    let finding = try #require(JSONReader.read(Array(text.utf8), source: nil).findings.first)
    #expect(finding.location.line == 4)
    #expect(finding.location.column == 2)
  }

  @Test("any broken text has its places within it")
  func property() {
    var random = SeededGenerator(seed: 4)
    let parts = [
      "a: ", "[", "{", "\"", "'", "|\n", "- ", "\n", "\r", "\r\n", "\u{85}", "\u{2028}", "é", "#",
      "*x", "&x ", "? ", ": ", "}", "]", ",", "  ", "%", "!", "\t",
    ]
    for _ in 0..<3000 {
      let text = (0..<Int.random(in: 1...12, using: &random)).map { _ in
        parts[Int.random(in: 0..<parts.count, using: &random)]
      }.joined()
      let bytes = Array(text.utf8)
      let lines = SourceLines(bytes)
      for finding in YAMLReader.read(bytes, source: nil).findings
        + JSONReader.read(bytes, source: nil).findings
      {
        let (line, column) = (finding.location.line ?? 0, finding.location.column ?? 0)
        let width = lines[line].map { String(decoding: $0, as: UTF8.self).unicodeScalars.count }
        #expect(width.map { (1...($0 + 1)).contains(column) } == true, "\(text.debugDescription)")
      }
    }
  }
}
