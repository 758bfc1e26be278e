import Diagnostics
import Documents

/// What was added to a pod template: fields and list items that the plan does not have, that no server fills in, and that give
/// the pod more than planned. Other additional fields, such as a label or a node selector, are left to whoever set them.
///
/// Server-side apply keeps what another manager has added, so a strategic merge patch removes it.
/// Kubernetes documentation, "Server-Side Apply" and "Update API Objects in Place Using kubectl patch".
enum AddedFields {
  /// A step down from the object to what was added, in the words of a strategic merge patch.
  private enum Step: Equatable {
    case field(String)
    /// The item of a list whose field `key` is `value`.
    case item(key: String, value: String)
  }

  private static let template: [DocumentPath.Component] = [
    .key("spec"), .key("template"), .key("spec"),
  ]

  /// Fields of a pod or a container that let it run more, reach further or see more.
  private static let widening: Set<String> = [
    "args", "envFrom", "ephemeralContainers", "hostAliases", "hostIPC", "hostNetwork", "hostPID",
    "initContainers", "lifecycle", "shareProcessNamespace", "volumeDevices",
  ]

  /// The lists whose items are identified by a field: the API server's patch merge keys.
  private static let mergeKeys = [
    "containers": "name", "env": "name", "initContainers": "name", "volumeMounts": "mountPath",
    "volumes": "name",
  ]

  /// Whether a field that is not planned counts in the mapping at `path`.
  static func counts(_ key: String, _ value: Node, at path: DocumentPath) -> Bool {
    guard path.components.starts(with: template) else { return false }
    guard value.bool != false, !value.isEmpty else { return false }
    return widening.contains(key) || path.component == .key("securityContext")
  }

  /// The field that identifies the items of the list at `path`, where all items have it.
  static func mergeKey(at path: DocumentPath, _ lists: [Node]...) -> String? {
    guard path.components.starts(with: template), case .key(let name)? = path.component,
      let key = mergeKeys[name],
      lists.joined().allSatisfy({ $0[key]?.string != nil })
    else { return nil }
    return key
  }

  /// The strategic merge patch that removes what is at each of the paths of the object.
  static func patch(without added: [DocumentPath], from object: Node) -> Node {
    patch(added.map { steps(to: $0, in: object)[...] })
  }

  private static func steps(to path: DocumentPath, in object: Node) -> [Step] {
    var steps: [Step] = []
    var node: Node? = object
    var name = ""
    for component in path.components {
      switch component {
      case .key(let key):
        steps.append(.field(key))
        node = node?[key]
        name = key
      case .index(let index):
        node = node?.list?[index]
        guard let key = mergeKeys[name], let value = node?[key]?.string else { continue }
        steps.append(.item(key: key, value: value))
      }
    }
    return steps
  }

  private static func patch(_ added: [ArraySlice<Step>]) -> Node {
    var steps: [Step] = []
    for step in added.compactMap(\.first) where !steps.contains(step) { steps.append(step) }
    var fields = Mapping()
    var items: [Node] = []
    for step in steps {
      let below = added.filter { $0.first == step }.map { $0.dropFirst() }
      let isAdded = below.contains(where: \.isEmpty)
      switch step {
      case .field(let name):
        fields[name] = isAdded ? .null : patch(below)
      case .item(let key, let value):
        let named = Node(.mapping(Mapping([.init(key: key, value: Node(value))])))
        items.append(isAdded ? named.with("$patch", "delete") : named.merging(patch(below)))
      }
    }
    return items.isEmpty ? Node(.mapping(fields)) : Node(items)
  }
}
