import Foundation
import Testing

/// The inputs that fuzzing starts from, through the doors that a user has.
@Suite("The corpora of the fuzzer")
struct CorpusTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../fuzz/corpus").standardizedFileURL

  static let commands: [(corpus: String, arguments: [String])] = [
    ("json", ["validate", "--kind", "identity"]), ("yaml", ["validate", "--kind", "manifest"]),
    ("manifests", ["validate"]), ("values", ["validate"]), ("values", ["render", "-f"]),
    ("policies", ["validate"]), ("policies", ["prove"]), ("diagnosis", ["diagnose"]),
    ("redaction", ["diagnose"]), ("visible", ["diagnose"]), ("module", []),
  ]

  @Test("each is answered, in visible text", arguments: commands)
  func answered(corpus: String, arguments: [String]) throws {
    let files = try FileManager.default.contentsOfDirectory(
      at: Self.folder.appending(path: corpus), includingPropertiesForKeys: nil)
    #expect(!files.isEmpty)
    for file in files {
      let outcome = try Tool().run(arguments + [file.path])
      #expect([0, 1, 3].contains(outcome.code), "\(file.lastPathComponent): \(outcome.error)")
      let shown = outcome.output + outcome.error
      #expect(
        shown.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control },
        "\(file.lastPathComponent): \(shown)")
    }
  }
}
