import Diagnostics
import Documents

extension Report {
  /// The findings and how many there are of each severity, as data.
  var node: Node {
    let counts = counts.map { Mapping.Entry(key: $0.severity.rawValue, value: Node($0.count)) }
    return ["counts": Node(.mapping(Mapping(counts))), "findings": Node(findings.map(\.node))]
  }
}
