import Diagnostics
import Documents

/// The output formats for findings.
enum FindingFormat: String, CaseIterable {
  case text
  case json
  case sarif
  case github

  static let option = CommandOption.value(
    "format", "FORMAT", choices: allCases.map(\.rawValue),
    "text (default), json, sarif (2.1.0) or github (workflow annotations)")

  init(_ arguments: ParsedArguments) {
    self = arguments.last("format").flatMap(FindingFormat.init(rawValue:)) ?? .text
  }

  /// The report in this format.
  ///
  /// - Parameter more: Further members of the JSON object.
  func text(_ report: Report, texts: SourceTexts, more: [(String, Node)] = []) -> String {
    switch self {
    case .text: FindingPrinter(texts, descriptor: Output.standard).text(report)
    case .json: JSONWriter.text(report.node(more), style: .pretty) + "\n"
    case .sarif: JSONWriter.text(SARIFLog(report).node, style: .pretty) + "\n"
    case .github: report.findings.map { GitHubAnnotation($0).line }.joined()
    }
  }
}
