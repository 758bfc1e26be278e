import Diagnostics
import Documents

/// The ways in which findings are printed.
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

  /// The report as it is printed on standard output.
  ///
  /// - Parameter sources: The text of each file by the name that findings give it.
  /// - Parameter more: Further members of the JSON object.
  func text(
    _ report: Report, sources: [String: [UInt8]] = [:], more: [(String, Node)] = []
  ) -> String {
    switch self {
    case .text: FindingPrinter(sources: sources, descriptor: 1).text(report)
    case .json: JSONWriter.text(report.node(more), style: .pretty) + "\n"
    case .sarif: JSONWriter.text(SARIFLog(report).node, style: .pretty) + "\n"
    case .github: report.findings.map { GitHubAnnotation($0).line }.joined()
    }
  }
}

extension Report {
  /// One object: the findings, their number by severity, and what is accepted.
  func node(_ more: [(String, Node)] = []) -> Node {
    let counts = counts.map { Mapping.Entry(key: $0.severity.rawValue, value: Node($0.count)) }
    var mapping = Mapping([
      .init(key: "findings", value: Node(findings.map(\.node))),
      .init(key: "counts", value: Node(.mapping(Mapping(counts)))),
      .init(key: "accepted", value: Node(accepted.map(\.node))),
    ])
    for (key, value) in more { mapping[key] = value }
    return Node(.mapping(mapping))
  }
}

extension Report.Accepted {
  fileprivate var node: Node {
    var mapping = finding.node.mapping ?? Mapping()
    mapping["why"] = Node(why)
    return Node(.mapping(mapping))
  }
}
