import Diagnostics
import Documents

extension Finding {
  /// The finding as data; null for an absent property.
  var node: Node {
    [
      "rule": Node(rule),
      "severity": Node(severity.rawValue),
      "message": Node(message),
      "path": location.source.map { Node($0) } ?? .null,
      "line": location.line.map { Node($0) } ?? .null,
      "column": location.column.map { Node($0) } ?? .null,
      "document_path": Node(location.path.description),
      "help": help.map { Node($0) } ?? .null,
    ]
  }
}
