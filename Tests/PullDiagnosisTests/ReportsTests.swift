import Foundation
import Testing

@testable import PullDiagnosis

@Suite("A diagnosis of what people report")
struct ReportsTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures")

  /// The rows of a fixture: fields between ` | `, without comments.
  private static func rows(_ name: String, fields: Int) throws -> [[String]] {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      .split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: " | ", maxSplits: fields - 1).map(String.init) }
  }

  private func found(_ text: String) -> [String] {
    Diagnosis.of(text: text, source: nil).findings.map {
      ($0.severity == .note ? "note:" : "") + $0.rule.dropFirst("cause/".count)
    }
  }

  @Test("names the cause of every report, and no other")
  func reports() throws {
    let rows = try Self.rows("reports.txt", fields: 4)
    let files = try FileManager.default.contentsOfDirectory(
      atPath: Self.folder.appending(path: "reports").path)
    #expect(Set(files) == Set(rows.map { "\($0[0]).txt" }))
    for row in rows {
      let file = Self.folder.appending(path: "reports/\(row[0]).txt")
      let text = try String(contentsOf: file, encoding: .utf8)
      #expect(found(text) == row[1].split(separator: " ").map(String.init), "\(row[0])")
    }
  }

  @Test("names the cause of every wording of the programs on the way to a pull, and no other")
  func messages() throws {
    let rows = try Self.rows("messages.txt", fields: 2)
    #expect(rows.count > 150)
    for row in rows {
      #expect(found(row[1].replacing(#"\n"#, with: "\n")) == [row[0]], "\(row[1])")
    }
  }
}
