import Diagnostics
import Documents

/// A message in a Kubernetes object, and where it is.
struct KubernetesText {
  let text: String
  let location: Location
  /// How often it happened, according to the event.
  let count: Int

  /// Messages deeper in an object are not read.
  private static let deepest = 24
  /// What a person has written, such as the sync script with its own messages, not what the cluster reports.
  private static let declaredFields: Set<String> = [
    "spec", "metadata", "data", "stringData", "involvedObject", "regarding", "source",
  ]

  /// The messages of the objects in a text as `oc get -o json` or `-o yaml` prints it; `nil` for any other text.
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

  /// Every reason and message below `node`, except in what its owner declared and in events of type Normal.
  ///
  /// - Parameter place: The location of a node, given the node and its path below `node`.
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
      + mapping.entries.filter { !declaredFields.contains($0.key) }.flatMap {
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

  /// An event's count, limited so that counts can be added up.
  private static func count(_ node: Node) -> Int {
    guard case .number(let literal) = (node["count"] ?? node["series"]?["count"])?.value else {
      return 1
    }
    return min(max(Int(literal) ?? 1, 1), 1_000_000)
  }
}
