import Diagnostics
import Documents
import Foundation
import Testing

@testable import PullDiagnosis

@Suite("A diagnosis of a text that comes in pieces")
struct DiagnosisReaderTests {
  private static let denied = """
    denied: User: arn:aws:sts::606639739464:assumed-role/ROSAECRAssumeRole/botocore-session-1 is not \
    authorized to perform: ecr:BatchGetImage on resource: \
    arn:aws:ecr:us-east-1:818140567777:repository/cf/api because no identity-based policy allows \
    the ecr:BatchGetImage action
    """

  /// A text and what may be lost at the ends of its pieces.
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String

    init(_ testDescription: String, _ text: String) {
      self.testDescription = testDescription
      self.text = text
    }
  }

  private static func broken(_ text: String, _ width: Int) -> String {
    var lines: [Substring] = []
    var rest = text[...]
    while !rest.isEmpty {
      lines.append(rest.prefix(width))
      rest = rest.dropFirst(width)
    }
    return lines.joined(separator: "\n")
  }

  private static let lines = (1...60).map { "2026-03-02T08:15:04Z info line \($0) says nothing" }

  static let rows: [Row] = [
    Row("an empty one", ""), Row("a line feed", "\n"),
    Row("no line feed at the end", "a\nb failed"),
    Row("a folded message", "start\n\(broken(denied, 80))\nend\n"),
    Row(
      "a folded message after many lines",
      (lines + [broken(denied, 72), ""] + lines).joined(separator: "\n")),
    Row(
      "two messages of a usual width",
      Array(repeating: String(denied.prefix(80)), count: 30).joined(separator: "\n")),
    Row(
      "a reason on a line of its own",
      "AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity\n\tstatus code: 403\n"),
    Row(
      "a wide line with two more lines of reasons",
      "AccessDenied: \(String(repeating: "x ", count: 150))\n\tcaused by: y\n\tstatus code: 403\n"),
    Row("the line ends of Windows", "start\r\n\(denied)\r\nno basic auth credentials\r\n"),
    Row("characters of several bytes", "ça échoue … 😀\n 😀 no basic auth credentials\nfailed 😀"),
    Row(
      "a long line",
      String(repeating: "a", count: 70_000) + " OOMKilled\nno basic auth credentials\n"),
    Row(
      "long lines of just the length of a piece",
      [65_535, 65_536, 65_537, 131_072].map { String(repeating: "x", count: $0) }
        .joined(separator: "\nOOMKilled\n")),
    Row(
      "a message before a long line",
      "\(String(denied.prefix(79)))\n\(String(repeating: "b", count: 70_000))\nOOMKilled"),
    Row(
      "a command",
      "    Command:\n      /bin/bash\n      echo no basic auth credentials\n\n      x\n    State: a failed\n"
    ),
    Row(
      "an object of JSON",
      #"{"kind":"Event","type":"Warning","message":"no basic auth credentials \"x\" \\", "count": 3}"#
    ),
    Row(
      "an object of JSON on several lines",
      "{\n  \"kind\": \"Pod\",\n  \"status\": {\"reason\": \"OOMKilled\", \"n\": [1, -2.5e3, true, null]}\n}\n"
    ),
    Row("lines of JSON", "{\"msg\":\"no basic auth credentials\"}\n{\"msg\":\"a failed\"}\n"),
    Row("JSON that goes wrong", "{\"kind\":\"Pod\",\n\"message\": no basic auth credentials\n"),
    Row("JSON that is not over", "{\"kind\":\"Pod\",\"message\":\"OOMKilled\""),
    Row("JSON and more", "[]\nOOMKilled\n"),
    Row("a log that begins with a bracket", "[ERROR] no basic auth credentials\n[null] OOMKilled"),
    Row(
      "objects of YAML",
      "---\n# pods\napiVersion: v1\nkind: Pod\nstatus:\n  message: 'Back-off pulling\n    image \"a\"'\n---\nkind: Pod\nreason: OOMKilled\n"
    ),
    Row("a log that begins with dashes", "--- log\nOOMKilled\n---\n"),
    Row("dashes and a log", "---\nOOMKilled\n"), Row("dashes alone", "---"), Row("a dash", "-"),
    Row("half of a key", "apiVers"),
    Row("blanks and an object", "\n \n{\"kind\":\"Pod\",\"reason\":\"OOMKilled\"}\n"),
    Row(
      "a recovery",
      "Failed to pull image \"x\": no basic auth credentials\nSuccessfully pulled image \"x\" in 2s\n"
    ),
    Row(
      "records of CloudTrail",
      #"{"Records":[{"eventSource":"ecr.amazonaws.com","eventName":"BatchGetImage","errorCode":"AccessDenied","errorMessage":"\#(denied)"}]}"#
    ),
  ]

  /// What a diagnosis says, as text.
  private func said(_ diagnosis: Diagnosis) -> String {
    let lines = diagnosis.lines.sorted { $0.key < $1.key }.map {
      "\($0.key) \(String(decoding: $0.value, as: UTF8.self))"
    }
    let denials = diagnosis.denials.map { "\($0)" }
    return (diagnosis.findings.map { $0.text } + lines + denials).joined(separator: "\n")
  }

  private func read(_ text: String, inPiecesOf size: Int) throws -> Diagnosis {
    var reader = DiagnosisReader(source: "log")
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      try reader.append(rest.prefix(size))
      rest = rest.dropFirst(size)
    }
    return reader.finish()
  }

  @Test("finds the same whatever the pieces are", arguments: rows)
  func pieces(row: Row) throws {
    let whole = said(Diagnosis.of(text: row.text, source: "log"))
    let sizes = row.text.utf8.count > 10_000 ? [1000, 65_536, 65_537] : [1, 2, 3, 7, 64, 4096]
    for size in sizes {
      #expect(said(try read(row.text, inPiecesOf: size)) == whole, "\(size)")
    }
  }

  @Test("finds the same in every report, whatever the pieces are")
  func reports() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/reports")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names.count > 50)
    let texts = try names.map {
      try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8)
    }
    for text in texts + [texts.joined(separator: "\n"), texts.reversed().joined()] {
      let whole = said(Diagnosis.of(text: text, source: "log"))
      for size in [13, 1021] { #expect(said(try read(text, inPiecesOf: size)) == whole) }
    }
  }

  @Test("keeps the lines that findings name")
  func lines() throws {
    let text = "\(Self.lines.joined(separator: "\n"))\n  x no basic auth credentials\nb failed\n"
    let diagnosis = try read(text, inPiecesOf: 100)
    let found = diagnosis.lines.mapValues { String(decoding: $0, as: UTF8.self) }
    #expect(found == [61: "  x no basic auth credentials", 62: "b failed"])
    let object = Diagnosis.of(
      text: "{\n\"kind\": \"Pod\",\n\"reason\": \"OOMKilled\"}", source: nil)
    #expect(object.lines == [3: Array(#""reason": "OOMKilled"}"#.utf8)])
  }

  /// The beginning of a text and what it goes on with, again and again.
  static let endless: [(name: String, start: String, unit: String)] = [
    ("blank lines", "", String(repeating: "\n", count: 1000)),
    ("blanks", "", String(repeating: " ", count: 1000)),
    ("one line", "", String(repeating: "abc ", count: 1000)),
    ("a line of JSON", #"{"a":1}"#, String(repeating: "abc ", count: 1000)),
    ("short lines", "", "failed to pull image \"x\": no basic auth credentials\n"),
    ("lines of one width", "", String(repeating: "a", count: 79) + "\n"),
    ("lines of JSON", "", "{\"level\":\"error\",\"msg\":\"no basic auth credentials\"}\n"),
    ("dated lines in brackets", "", "[2026-03-02T08:15:04Z] [info] nothing\n"),
    ("long lines", "", String(repeating: "long ", count: 20_000) + "\n"),
    ("dashes and lines", "--- log ---\n", "nothing to be seen\n"),
    ("dashes and comments", "---\n", "# nothing to be seen\n"),
    ("a command", "    Command:\n", "      echo\n"),
  ]

  @Test("holds no more of an endless log than a message may need", arguments: endless)
  func memory(text: (name: String, start: String, unit: String)) throws {
    var reader = DiagnosisReader(source: nil)
    try reader.append(Array(text.start.utf8)[...])
    let piece = Array(
      String(repeating: text.unit, count: max(1, 40_000 / text.unit.utf8.count)).utf8)
    var most = 0
    for _ in 0..<6 {
      try reader.append(piece[...])
      most = max(most, reader.heldCount)
    }
    #expect(most <= 170_000, "\(most) of \(6 * piece.count)")
    _ = reader.finish()
  }

  @Test("names what it keeps once, however many things fail")
  func names() throws {
    var reader = DiagnosisReader(source: nil)
    for index in 0..<1500 {
      let line = "Failed to pull image \"x/\(index)\": no basic auth credentials\n"
      try reader.append(Array(line.utf8)[...])
    }
    for index in 0..<1500 {
      try reader.append(Array("Successfully pulled image \"x/\(index)\" in 2s\n".utf8)[...])
    }
    // More than it keeps the names of: whether all of them are over is not known
    #expect(reader.finish().findings.map(\.severity) == [.error])
  }

  @Test("refuses a document that is longer than the limit, and no log of that length")
  func limit() throws {
    var document = DiagnosisReader(source: nil, documentLimit: 1000)
    try document.append(Array("{\"kind\":\"List\",\"items\":[".utf8)[...])
    #expect(throws: DiagnosisReader.Failure.documentTooLong(limit: 1000)) {
      for _ in 0..<100 { try document.append(Array("{\"kind\":\"Pod\"},".utf8)[...]) }
    }
    var log = DiagnosisReader(source: nil, documentLimit: 1000)
    for _ in 0..<100 { try log.append(Array("{\"message\":\"OOMKilled\"}\n".utf8)[...]) }
    #expect(log.finish().findings.map(\.rule) == ["cause/memory-limit-too-low"])
  }

  @Test(
    "takes whatever the reader of JSON accepts for a possible document, at each of its bytes",
    arguments: [
      "{}", "[]",
      " {\"a\" : [ 1 , -2.5E+3, \"\\\"\\u00e9\\\\\", true, false, null, {} , [ ] ] }\n\n",
      "[[[{\"a\":{\"b\":[]}}]]]", "[\"]\", \"}\", \"{\"]", "{\"\":\"\"}",
    ])
  func possible(text: String) {
    #expect(JSONReader.read(Array(text.utf8), source: nil).node != nil)
    var form = DocumentForm()
    for byte in text.utf8 {
      form.append([byte][...])
      #expect(form.isPossible)
    }
    #expect(form.language == .json)
  }

  @Test(
    "does not hold what cannot be a document",
    arguments: [
      "[ERROR] x", "[2026-03-02T08:15:04Z] x", "[nginx] x", "[12:00:01] x", "{a: 1}", "{\"a\" 1}",
      "{\"a\":1}}", "{}\n{}", "[1,,2]", "[}", "{\"a\":tru1}", "[\"a\n\"]", "ab", "--x",
      "--- a\nb c\n",
      "---\nb c\n", String(repeating: "[", count: 200), String(repeating: "\n", count: 70_000),
    ])
  func impossible(text: String) {
    var form = DocumentForm()
    form.append(Array(text.utf8)[...])
    #expect(!form.isPossible)
  }
}
