import Diagnostics
import Documents

/// What the module's option `live` holds of a rollout: pods, events, logs and the Deployment.
struct ObservedWorkload {
  private let live: Node

  init(_ live: Node) { self.live = live }

  private var pods: [Node] { Self.items(live["pods"]) }

  /// A list, or the list in a response of the API server or in the result of a stock task.
  private static func items(_ node: Node?) -> [Node] {
    node?.list ?? node?["items"]?.list ?? node?["resources"]?.list ?? []
  }

  /// Every message, each with its location.
  var messages: [LocatedMessage] {
    objects(pods, key: "pods", kind: "pod") + eventMessages + logMessages
      + objects(
        [live["deployment"]].compactMap { $0 }, key: "deployment", kind: "deployment")
  }

  private func objects(_ nodes: [Node], key: String, kind: String) -> [LocatedMessage] {
    nodes.enumerated().flatMap { index, node in
      let name = node["metadata"]?["name"]?.string ?? String(index)
      let path = DocumentPath.root.key(key)
      return KubernetesMessages.messages(
        of: node, below: nodes.count > 1 || kind == "pod" ? path.index(index) : path
      ) {
        Location(source: "\(kind) \(name)", path: $1)
      }
    }
  }

  private var eventMessages: [LocatedMessage] {
    let names = Set(pods.compactMap { $0["metadata"]?["name"]?.string })
    return Self.items(live["events"]).enumerated().flatMap { index, event -> [LocatedMessage] in
      let object = event["involvedObject"] ?? event["regarding"]
      let kind = object?["kind"]?.string ?? "object"
      let name = object?["name"]?.string ?? "?"
      // Events of a pod that no longer exists say nothing about those that do.
      guard kind != "Pod" || names.isEmpty || names.contains(name) else { return [] }
      return KubernetesMessages.messages(
        of: event, below: DocumentPath.root.key("events").index(index)
      ) {
        Location(source: "event of \(kind) \(name)", path: $1)
      }
    }
  }

  private var logMessages: [LocatedMessage] {
    (live["logs"]?.mapping?.entries ?? []).flatMap { entry in
      lines(entry.value).enumerated().map { index, line in
        LocatedMessage(
          text: line,
          location: Location(
            source: "log of \(entry.key)", line: index + 1,
            path: DocumentPath.root.key("logs").key(entry.key)))
      }
    }
  }

  private func lines(_ log: Node) -> [String] {
    let texts = log.list.map { $0.compactMap(\.string) } ?? [log.string].compactMap { $0 }
    return texts.flatMap { text in
      text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
    }
  }

  /// Pods without the AWS identity that they should have been given: the webhook's failure policy is Ignore.
  ///
  /// Such a pod has the annotation that the rendered Deployment puts on its pods, or its service account, where that was
  /// observed, is annotated with a role.
  var injectionFindings: [Finding] {
    pods.enumerated().compactMap { index, pod in
      let metadata = pod["metadata"]
      let isOurs = metadata?["annotations"]?["cf-deployment/identity"] != nil
      guard isOurs || isAnnotated(pod["spec"]?["serviceAccountName"]?.string),
        let containers = pod["spec"]?["containers"]?.list, !containers.isEmpty,
        !containers.contains(where: Self.hasIdentity)
      else { return nil }
      let name = metadata?["name"]?.string ?? String(index)
      return Finding(
        rule: Causes.notInjected.id, severity: Causes.notInjected.severity,
        message: Causes.notInjected.wrong,
        location: Location(
          source: "pod \(name)",
          path: DocumentPath.root.key("pods").index(index).key("spec").key("containers")),
        help: Causes.notInjected.remedy)
    }
  }

  private func isAnnotated(_ account: String?) -> Bool {
    let metadata = live["service_account"]?["metadata"]
    return account != nil && metadata?["name"]?.string == account
      && metadata?["annotations"]?["eks.amazonaws.com/role-arn"] != nil
  }

  private static func hasIdentity(_ container: Node) -> Bool {
    (container["env"]?.list ?? []).contains {
      $0["name"]?.string == "AWS_WEB_IDENTITY_TOKEN_FILE"
    }
  }
}
