import Diagnostics
import Foundation

/// The folder of a library's rules, and the page that documents them.
public struct RuleFolder: Sendable {
  public let url: URL

  /// - Parameter library: The name of the library's target.
  public init(of library: String) {
    url =
      URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/\(library)/Rules").standardizedFileURL
  }

  /// The ids of the rules that stand in the folder's files.
  public func declaredIDs() throws -> Set<String> {
    let declaration = try Regex(#"RuleInfo\(\s*"([a-z0-9-]+/[a-z0-9-]+)""#)
    var declared: Set<String> = []
    for path in try FileManager.default.subpathsOfDirectory(atPath: url.path)
    where path.hasSuffix(".swift") {
      let text = try String(contentsOf: url.appending(path: path), encoding: .utf8)
      for match in text.matches(of: declaration) {
        declared.insert(String(match.output[1].substring ?? ""))
      }
    }
    return declared
  }

  /// Whether `README.md` reads as `rendered`; under `UPDATE_DOCS=1` it is written first.
  public func documents(_ rendered: String) throws -> Bool {
    let file = url.appending(path: "README.md")
    if ProcessInfo.processInfo.environment["UPDATE_DOCS"] == "1" {
      try rendered.write(to: file, atomically: true, encoding: .utf8)
    }
    return try String(contentsOf: file, encoding: .utf8) == rendered
  }
}

/// The rules of a library as a page of Markdown.
public enum RuleDocs {
  /// - Parameters:
  ///   - title: The page's title.
  ///   - filter: The name of the test suite that writes the page.
  public static func text(_ title: String, of rules: [RuleInfo], filter: String) -> String {
    let rows = rules.sorted { $0.id < $1.id }.map {
      "| [`\($0.id)`](\($0.source)) | \($0.severity.rawValue) | \(cell($0.summary)) |"
    }
    return """
      # \(title)

      Generated from the catalogue by `UPDATE_DOCS=1 swift test --filter \(filter)`; do not edit.

      `ecr-artifacts rules ID` prints a rule's reason and its examples. The link of a rule leads to the page that it
      follows.

      | rule | severity | what is wrong |
      |---|---|---|
      \(rows.joined(separator: "\n"))

      """
  }

  /// A text that may stand in a table.
  public static func cell(_ text: String) -> String {
    text.replacingOccurrences(of: "|", with: "\\|")
  }
}
