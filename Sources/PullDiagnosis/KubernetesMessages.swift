import Diagnostics
import Documents

/// The messages in Kubernetes objects.
enum KubernetesMessages {
  /// Messages deeper in an object are not read.
  private static let deepest = 24
  /// What a person has written, such as the sync script with its own messages, not what the cluster reports.
  private static let declaredFields: Set<String> = [
    "spec", "metadata", "data", "stringData", "involvedObject", "regarding", "source",
  ]
  /// Events of type Normal that say that something does not work: the kubelet's of an image's back-off and of a container
  /// that fails its probe, the cluster autoscaler's.
  ///
  /// kubernetes/kubernetes, pkg/kubelet/images/image_manager.go and pkg/kubelet/kuberuntime/kuberuntime_container.go;
  /// kubernetes/autoscaler, cluster-autoscaler/processors/status/eventing_scale_up_processor.go.
  private static let normalFailures: Set<String> = ["BackOff", "Killing", "NotTriggerScaleUp"]

  /// The messages of objects as `oc get -o json` or `-o yaml` prints them; `nil` for documents that are none.
  static func all(in documents: [Node]) -> [LocatedMessage]? {
    guard !documents.isEmpty, documents.allSatisfy({ $0["kind"]?.string != nil || $0.list != nil })
    else { return nil }
    return documents.flatMap { messages(of: $0) { node, _ in node.location } }
  }

  /// Every reason and message below `node`, except in what its owner declared.
  ///
  /// - Parameter place: The location of a node, given the node and its path below `node`.
  static func messages(
    of node: Node, below path: DocumentPath = .root, depth: Int = 0,
    place: (Node, DocumentPath) -> Location
  ) -> [LocatedMessage] {
    guard depth < deepest else { return [] }
    if let list = node.list {
      return list.enumerated().flatMap {
        messages(of: $1, below: path.index($0), depth: depth + 1, place: place)
      }
    }
    guard let mapping = node.mapping else { return [] }
    if let involved = node["involvedObject"] ?? node["regarding"] {
      return event(node, about: involved, path, place)
    }
    return [own(node, path, place)].compactMap { $0 }
      + mapping.entries.filter { !declaredFields.contains($0.key) }.flatMap {
        messages(of: $0.value, below: path.key($0.key), depth: depth + 1, place: place)
      }
  }

  private static func event(
    _ event: Node, about involved: Node, _ path: DocumentPath,
    _ place: (Node, DocumentPath) -> Location
  ) -> [LocatedMessage] {
    guard var message = own(event, path, place) else { return [] }
    message.object = name(involved)
    message.time = Moment(timestamp: lastTime(event))
    if event["type"]?.string == "Normal" {
      let isFailure = event["reason"]?.string.map(normalFailures.contains) ?? false
      message.reading = isFailure ? .causes : .success
    }
    return [message]
  }

  private static func name(_ reference: Node) -> String {
    [reference["namespace"], reference["name"]].map { $0?.string ?? "" }.joined(separator: "/")
  }

  /// When an event was last seen: of a series, of one with a count, of a single one.
  ///
  /// Kubernetes API reference, Event v1 of `events.k8s.io` and of the core group.
  private static func lastTime(_ event: Node) -> String? {
    let times = [
      event["series"]?["lastObservedTime"], event["lastTimestamp"],
      event["deprecatedLastTimestamp"], event["eventTime"],
      event["metadata"]?["creationTimestamp"],
    ]
    return times.compactMap { $0?.string }.first { !$0.isEmpty }
  }

  /// What an object says of itself is what it is now: it is not known to be over, whatever an event says.
  private static func own(
    _ node: Node, _ path: DocumentPath, _ place: (Node, DocumentPath) -> Location
  ) -> LocatedMessage? {
    let reason = node["reason"]
    let message = node["message"] ?? node["note"]
    guard let at = message ?? reason else { return nil }
    let words = [reason?.string, message?.string].compactMap { $0 }.filter { !$0.isEmpty }
    guard !words.isEmpty else { return nil }
    let key = node["message"] != nil ? "message" : node["note"] != nil ? "note" : "reason"
    return LocatedMessage(
      text: words.joined(separator: ": "), location: place(at, path.key(key)),
      count: count(node), time: .unknown)
  }

  /// An event's count, limited so that counts can be added up.
  private static func count(_ node: Node) -> Int {
    guard case .number(let literal) = (node["count"] ?? node["series"]?["count"])?.value else {
      return 1
    }
    return min(max(Int(literal) ?? 1, 1), 1_000_000)
  }
}
