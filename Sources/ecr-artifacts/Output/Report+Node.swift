import Diagnostics
import Documents

extension Report {
  /// The report as data: the findings, their number by severity, and the accepted findings, each with its reason, and how many
  /// findings of which files are not listed.
  ///
  /// - Parameter more: Further members of the object.
  func node(_ more: [(String, Node)] = []) -> Node {
    let counts = counts.map { Mapping.Entry(key: $0.severity.rawValue, value: Node($0.count)) }
    var mapping = Mapping([
      .init(key: "findings", value: Node(findings.map(\.node))),
      .init(key: "counts", value: Node(.mapping(Mapping(counts)))),
      .init(key: "accepted", value: Node(accepted.map(\.node))),
    ])
    if !omitted.isEmpty {
      mapping["omitted"] = Node(
        omitted.map { ["path": Node($0.source), "count": Node($0.count)] as Node })
    }
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
