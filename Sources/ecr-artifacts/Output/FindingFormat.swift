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

  /// Prints the report in this format on standard output.
  ///
  /// - Parameter more: Further members of the JSON object.
  func print(_ report: Report, texts: SourceTexts, more: [(String, Node)] = []) {
    switch self {
    case .text: FindingPrinter(texts, to: Output.standard).print(report)
    case .json: Output.printJSON(report.node(more))
    case .sarif: Output.printJSON(SARIFLog(report).node)
    case .github: Output.printData(report.findings.map { GitHubAnnotation($0).line }.joined())
    }
  }
}
