import Diagnostics
import Documents

/// A message that a Kubernetes object carries, and where.
struct KubernetesText {
  let text: String
  let location: Location
  /// How often the cluster says that it happened.
  let count: Int

  /// Documents of a user's are not deeper than this where messages stand.
  private static let deepest = 24
  /// What a person has written, not what the cluster says about it: our own script's messages stand in there.
  private static let wishes: Set<String> = [
    "spec", "metadata", "data", "stringData", "involvedObject", "regarding", "source",
  ]

  /// The messages of the objects in a text that is JSON or YAML of the API server's; `nil` where it is no such text.
  static func objects(_ bytes: [UInt8], source: String?) -> [KubernetesText]? {
    let start = bytes.drop { $0 <= 0x20 }
    let documents: [Node]
    if start.first == UInt8(ascii: "{") || start.first == UInt8(ascii: "[") {
      documents = JSONReader.read(bytes, source: source).node.map { [$0] } ?? []
    } else if start.starts(with: "apiVersion:".utf8) || start.starts(with: "---".utf8) {
      let reading = YAMLReader.read(bytes, source: source)
      documents = reading.findings.isEmpty ? reading.documents : []
    } else {
      return nil
    }
    guard !documents.isEmpty, documents.allSatisfy({ $0["kind"]?.string != nil || $0.list != nil })
    else { return nil }
    return documents.flatMap { messages(of: $0) { node, _ in node.location } }
  }

  /// Every reason and message below `node`, but what its owner wished for, and events that report nothing wrong.
  ///
  /// - Parameter place: A node's place, given the node and its path below `node`.
  static func messages(
    of node: Node, below path: DocumentPath = .root, depth: Int = 0,
    place: (Node, DocumentPath) -> Location
  ) -> [KubernetesText] {
    guard depth < deepest else { return [] }
    if let list = node.list {
      return list.enumerated().flatMap {
        messages(of: $1, below: path.index($0), depth: depth + 1, place: place)
      }
    }
    guard let mapping = node.mapping, !isNormalEvent(node) else { return [] }
    let own = [own(node, path, place)].compactMap { $0 }
    return own
      + mapping.entries.filter { !wishes.contains($0.key) }.flatMap {
        messages(of: $0.value, below: path.key($0.key), depth: depth + 1, place: place)
      }
  }

  private static func own(
    _ node: Node, _ path: DocumentPath, _ place: (Node, DocumentPath) -> Location
  ) -> KubernetesText? {
    let reason = node["reason"]
    let message = node["message"] ?? node["note"]
    guard let at = message ?? reason else { return nil }
    let words = [reason?.string, message?.string].compactMap { $0 }.filter { !$0.isEmpty }
    guard !words.isEmpty else { return nil }
    let key = node["message"] != nil ? "message" : node["note"] != nil ? "note" : "reason"
    return KubernetesText(
      text: words.joined(separator: ": "), location: place(at, path.key(key)),
      count: count(node))
  }

  private static func isNormalEvent(_ node: Node) -> Bool {
    node["type"]?.string == "Normal" && (node["involvedObject"] ?? node["regarding"]) != nil
  }

  /// An event's count; whatever it says, a number that can be added up.
  private static func count(_ node: Node) -> Int {
    guard case .number(let literal) = (node["count"] ?? node["series"]?["count"])?.value else {
      return 1
    }
    return min(max(Int(literal) ?? 1, 1), 1_000_000)
  }
}
