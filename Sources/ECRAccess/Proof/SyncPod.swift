import Diagnostics
import Documents

/// A pod, or the template of one, in which the sync runs.
struct SyncPod {
  /// The pod's spec.
  let spec: Node
  let annotations: Node?
  /// The container that runs the sync, an init container that keeps running included; `nil` where there is none.
  let container: Node?
  /// Where something that is missing belongs.
  let location: Location

  /// - Parameter pod: A Pod, or a Deployment's `spec.template`.
  init(_ pod: Node, plan: Plan) {
    spec = pod["spec"] ?? [:]
    annotations = pod["metadata"]?["annotations"]
    let containers = ["containers", "initContainers"].flatMap { pod["spec"]?[$0]?.list ?? [] }
    let name = SyncContainer(plan).document["name"]
    container =
      containers.first { $0["name"] == name }
      ?? containers.first { Self.variables.contains(where: $0.hasVariable) } ?? containers.first
    location = (container?["env"] ?? container ?? pod).location
  }

  /// Variables that the sync alone reads.
  private static let variables: [SyncVariable] = [.pullSecret, .registryHost, .refreshSeconds]

  /// Whether the sync's container mounts a volume at this path.
  func mounts(at path: String) -> Bool {
    (container?["volumeMounts"]?.list ?? []).contains { $0["mountPath"]?.string == path }
  }

  /// A variable's value in the sync's container.
  func variable(_ variable: SyncVariable) -> Node? {
    container?.variable(variable.rawValue)?["value"]
  }
}

extension PullChain {
  /// The pod that the Deployment makes; `nil` where there is no Deployment that could be read.
  var syncPod: SyncPod? {
    guard let deployment, deployment.unreadable == nil else { return nil }
    return SyncPod(deployment.node["spec"]?["template"] ?? deployment.node, plan: plan)
  }
}

extension Node {
  fileprivate func hasVariable(_ name: SyncVariable) -> Bool { variable(name.rawValue) != nil }
}
