import Diagnostics
import Documents
import IAMPolicy
import KubernetesManifests

/// What differs from the plan, by meaning: key order, one value or a list of it, and what a server fills in do not count.
public struct Drift: Sendable {
  /// One difference, at its place in what exists.
  public struct Difference: Sendable {
    public let document: String
    public let path: DocumentPath
    /// What exists; `nil`: nothing.
    public let found: Node?
    /// What should exist; `nil`: nothing.
    public let wanted: Node?
    /// The message's words instead of the two values.
    var reason: String?

    var message: String {
      if let reason { return "\(document): \(reason)" }
      let place = path == .root ? document : "\(document): `\(path)`"
      return "\(place) is \(Self.text(found)), should be \(Self.text(wanted))"
    }

    /// A whole script or policy is in `node`; a message shows its beginning.
    private static let longest = 400

    private static func text(_ node: Node?) -> String {
      guard let node else { return "absent" }
      let text = JSONWriter.text(node.withoutCredentials, style: .compact)
      return text.count <= longest
        ? "`\(text)`" : "`\(text.prefix(longest))...` (\(text.count) characters)"
    }

    var node: Node {
      [
        "document": Node(document), "document_path": Node(path.description),
        "found": found?.withoutCredentials ?? .null, "wanted": wanted?.withoutCredentials ?? .null,
        "message": Node(VisibleText.redactedLine(message)),
      ]
    }
  }

  public private(set) var differences: [Difference] = []
  /// The strategic merge patch that removes from the Deployment what was added and an apply would keep; `nil`: nothing.
  public private(set) var removal: Node?

  public init(_ live: ObservedState, plan: Plan) {
    let planned = PullChain(rendered: plan)
    comparePolicies(live, plan)
    compareRole(live, plan)
    compareRegistry(live, plan)
    for (key, wanted) in [
      (ObservedState.Key.serviceAccount, planned.serviceAccount), (.deployment, planned.deployment),
    ] where live.isRead(key) {
      compareObjects([wanted].compactMap { $0?.node }, live.objects(key))
    }
    for (key, kind) in [(ObservedState.Key.roles, "Role"), (.roleBindings, "RoleBinding")]
    where live.isRead(key) {
      let wanted = planned.rbac.map(\.node).filter { $0["kind"]?.string == kind }
      compareObjects(wanted, live.objects(key))
    }
    // Only a Deployment has additions
    let added = differences.filter { $0.wanted == nil && $0.document.hasPrefix("Deployment ") }
    if !added.isEmpty, let deployment = live.objects(.deployment).first {
      removal = AddedFields.patch(without: added.map(\.path), from: deployment.node)
    }
  }

  /// A finding for each difference.
  public var findings: [Finding] {
    differences.map {
      ProofRules.drift.finding(
        Violation(
          $0.message, at: Location(source: $0.document, path: $0.path),
          help: "run the playbook without `--tags verify` to restore it"))
    }
  }

  public var node: Node { Node(differences.map(\.node)) }

  mutating func compare(_ name: String, _ found: Node?, _ wanted: Node, kind: PolicyKind) {
    guard let found else {
      return differ(name, found: nil, wanted: wanted, at: .root)
    }
    let comparison = PolicyComparison(Policy(found, kind: kind), Policy(wanted, kind: kind))
    guard !comparison.isEqual else { return }
    let before = differences.count
    collect(name, found: found, wanted: wanted, at: .root)
    if differences.count == before {
      differ(name, found: found, wanted: wanted, at: .root, because: comparison.text)
    }
  }

  private mutating func compareObjects(_ wanted: [Node], _ found: [PullChain.Document]) {
    for object in wanted {
      let name = object["metadata"]?["name"]
      let namespace = object["metadata"]?["namespace"]
      let existing = found.first {
        $0.node["metadata"]?["name"] == name && $0.node["metadata"]?["namespace"] == namespace
      }
      let kind = object["kind"]?.string ?? ""
      let title = "\(kind) \(namespace?.string ?? "")/\(name?.string ?? "")"
      guard let existing else {
        differ(title, found: nil, wanted: object, at: .root)
        continue
      }
      collect(title, found: existing.node, wanted: object, at: .root)
    }
  }

  /// Every planned field that differs, and what was added to a pod; other additional fields are the server's or another
  /// manager's.
  private mutating func collect(
    _ document: String, found: Node?, wanted: Node, at path: DocumentPath
  ) {
    switch (found?.value, wanted.value) {
    case (.mapping(let actual)?, .mapping(let planned)):
      for entry in planned.entries where !entry.value.isEmpty || actual[entry.key] != nil {
        collect(
          document, found: actual[entry.key], wanted: entry.value, at: path.key(entry.key))
      }
      for entry in actual.entries where planned[entry.key] == nil {
        guard AddedFields.counts(entry.key, entry.value, at: path) else { continue }
        differ(document, found: entry.value, wanted: nil, at: path.key(entry.key))
      }
    case (.list(let actual)?, .list(let planned)):
      if let key = AddedFields.mergeKey(at: path, actual, planned) {
        collectItems(document, actual, planned, at: path, by: key)
      } else if actual.count == planned.count {
        for (index, pair) in zip(actual, planned).enumerated() {
          collect(document, found: pair.0, wanted: pair.1, at: path.index(index))
        }
      } else {
        differ(document, found: found, wanted: wanted, at: path)
      }
    default:
      if let found, found == wanted || Self.isSameAmount(found, wanted, at: path) { return }
      differ(document, found: found, wanted: wanted, at: path)
    }
  }

  /// The items of two lists side by side, by the field that identifies them.
  private mutating func collectItems(
    _ document: String, _ actual: [Node], _ planned: [Node], at path: DocumentPath,
    by key: String
  ) {
    for (index, item) in planned.enumerated() {
      let place = actual.firstIndex { $0[key] == item[key] }
      collect(
        document, found: place.map { actual[$0] }, wanted: item, at: path.index(place ?? index))
    }
    for (index, item) in actual.enumerated()
    where !planned.contains(where: { $0[key] == item[key] }) {
      differ(document, found: item, wanted: nil, at: path.index(index))
    }
  }

  mutating func differ(
    _ document: String, found: Node?, wanted: Node?, at path: DocumentPath,
    because reason: String? = nil
  ) {
    differences.append(
      Difference(document: document, path: path, found: found, wanted: wanted, reason: reason))
  }

  /// The API server keeps `1000m` of a resource as `1`.
  private static func isSameAmount(_ found: Node, _ wanted: Node, at path: DocumentPath) -> Bool {
    guard path.components.contains(.key("resources")), let found = found.string,
      let wanted = wanted.string, let actual = try? Quantity(found),
      let planned = try? Quantity(wanted)
    else { return false }
    return actual.amount == planned.amount
  }
}

extension Node {
  /// Whether it is nothing to the API server, which keeps no empty mappings and lists.
  var isEmpty: Bool { mapping?.isEmpty ?? list?.isEmpty ?? isNull }
}
