import Foundation
import Testing

/// What people have reported about files of their own, and what the program has to answer.
///
/// A folder of `Reports` is one report: its input files, `command` (the program's arguments, a run a line; `edit FILE ||| OLD |||
/// NEW` changes a file between two runs), `expect` (a regular expression a line, which the last run's output has to match, or with
/// `!` must not match, whatever the case), `what` it is about and its `source`.
@Suite("Reports of users")
struct ReportTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Reports")
  static let names =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()

  @Test("are answered as they have to be", arguments: names)
  func report(name: String) throws {
    let report = Self.folder.appendingPathComponent(name)
    let tool = try Tool()
    for file in try FileManager.default.contentsOfDirectory(atPath: report.path)
    where !["command", "expect", "source", "what"].contains(file) {
      try FileManager.default.copyItem(
        at: report.appendingPathComponent(file), to: URL(fileURLWithPath: tool.path(file)))
    }
    var output = ""
    for line in try lines("command", of: report) {
      if line.hasPrefix("edit ") {
        try edit(line.dropFirst("edit ".count), in: tool)
      } else {
        let outcome = try tool.run(line.split(separator: " ").map(String.init))
        #expect([0, 3].contains(outcome.code), "\(line): \(outcome.error)")
        output = outcome.output + "\n" + outcome.error
      }
    }
    for line in try lines("expect", of: report) {
      let isExpected = !line.hasPrefix("!")
      let pattern = try NSRegularExpression(
        pattern: isExpected ? line : String(line.dropFirst()),
        options: [.caseInsensitive, .anchorsMatchLines])
      let range = NSRange(output.startIndex..., in: output)
      let isFound = pattern.firstMatch(in: output, range: range) != nil
      #expect(isFound == isExpected, "\(line)\n\(output)")
    }
  }

  @Test("are all there")
  func count() { #expect(Self.names.count >= 60) }

  private func lines(_ file: String, of report: URL) throws -> [String] {
    try String(contentsOf: report.appendingPathComponent(file), encoding: .utf8)
      .split(separator: "\n").map(String.init)
  }

  private func edit(_ line: Substring, in tool: Tool) throws {
    let parts = line.components(separatedBy: " ||| ").map {
      $0.replacingOccurrences(of: "\\n", with: "\n")
    }
    let text = try tool.read(parts[0])
    let range = try #require(text.range(of: parts[1]), "\(parts[0]) has no \(parts[1])")
    try tool.write(text.replacingCharacters(in: range, with: parts[2]), to: parts[0])
  }
}
