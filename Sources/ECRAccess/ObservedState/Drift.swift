import Diagnostics
import Documents
import IAMPolicy
import KubernetesManifests

/// What stands otherwise than planned, by meaning: key order, one value or a list of it, and what a server fills in are no
/// drift.
public struct Drift: Sendable {
  /// One difference, at its place in what stands.
  public struct Difference: Sendable {
    public let document: String
    public let path: DocumentPath
    /// What stands; `nil`: nothing.
    public let found: Node?
    /// What should stand; `nil`: nothing.
    public let wanted: Node?
    /// Said instead where the two cannot be put side by side.
    var reason: String?

    var message: String {
      if let reason { return "\(document): \(reason)" }
      let place = path == .root ? document : "\(document): `\(path)`"
      return "\(place) is \(Self.text(found)), should be \(Self.text(wanted))"
    }

    /// A whole script or policy is in `node`; in a message its beginning tells enough.
    private static let longest = 400

    private static func text(_ node: Node?) -> String {
      guard let node else { return "absent" }
      let text = JSONWriter.text(node, style: .compact)
      return text.count <= longest
        ? "`\(text)`" : "`\(text.prefix(longest))...` (\(text.count) characters)"
    }

    var node: Node {
      [
        "document": Node(document), "document_path": Node(path.description),
        "found": found ?? .null, "wanted": wanted ?? .null, "message": Node(message),
      ]
    }
  }

  public private(set) var differences: [Difference] = []
  /// The strategic merge patch that takes from the Deployment what somebody added and an apply would keep; `nil`: nothing.
  public private(set) var removal: Node?

  public init(_ live: ObservedState, plan: Plan) {
    let planned = PullChain(rendered: plan)
    comparePolicies(live, plan)
    for (key, wanted) in [
      ("service_account", [planned.serviceAccount]), ("deployment", [planned.deployment]),
    ] where live.has(key) {
      compareObjects(wanted.compactMap { $0?.node }, live.objects(key))
    }
    for (key, kind) in [("roles", "Role"), ("role_bindings", "RoleBinding")] where live.has(key) {
      let wanted = planned.rbac.map(\.node).filter { $0["kind"]?.string == kind }
      compareObjects(wanted, live.objects(key))
    }
    // Only a Deployment has additions
    let added = differences.filter { $0.wanted == nil }.map(\.path)
    if !added.isEmpty, let deployment = live.objects("deployment").first {
      removal = AddedFields.patch(without: added, from: deployment.node)
    }
  }

  /// A finding for each difference.
  public var findings: [Finding] {
    differences.map {
      ProofRules.drift.finding(
        Violation(
          $0.message, at: Location(source: $0.document, path: $0.path),
          help: "run the playbook without `--tags verify` to put it right"))
    }
  }

  public var node: Node { Node(differences.map(\.node)) }

  private mutating func comparePolicies(_ live: ObservedState, _ plan: Plan) {
    if live.has("role") {
      let name = "role \(plan.values.iam.roleName)"
      compare(
        "\(name): trust policy", live.trustPolicy, plan.trustPolicy.node, kind: .trust)
    }
    guard live.has("attached_policies") else { return }
    let attached = live["attached_policies"]?[plan.policyARN.text]
    compare(
      "policy \(plan.values.iam.policyName)", attached, plan.permissionsPolicy.node,
      kind: .identity)
  }

  private mutating func compare(_ name: String, _ found: Node?, _ wanted: Node, kind: PolicyKind) {
    guard let found else {
      return differences.append(
        Difference(document: name, path: .root, found: nil, wanted: wanted))
    }
    let comparison = PolicyComparison(Policy(found, kind: kind), Policy(wanted, kind: kind))
    guard !comparison.isEqual else { return }
    let before = differences.count
    collect(name, found: found, wanted: wanted, at: .root)
    if differences.count == before {
      differences.append(
        Difference(
          document: name, path: .root, found: found, wanted: wanted, reason: comparison.text))
    }
  }

  private mutating func compareObjects(_ wanted: [Node], _ found: [PullChain.Document]) {
    for object in wanted {
      let name = object["metadata"]?["name"]
      let namespace = object["metadata"]?["namespace"]
      let standing = found.first {
        $0.node["metadata"]?["name"] == name && $0.node["metadata"]?["namespace"] == namespace
      }
      let kind = object["kind"]?.string ?? ""
      let title = "\(kind) \(namespace?.string ?? "")/\(name?.string ?? "")"
      guard let standing else {
        differences.append(Difference(document: title, path: .root, found: nil, wanted: object))
        continue
      }
      collect(title, found: standing.node, wanted: object, at: .root)
    }
  }

  /// Every planned field that stands otherwise, and what was added to a pod; other fields that only stand are the server's or
  /// somebody else's.
  private mutating func collect(
    _ document: String, found: Node?, wanted: Node, at path: DocumentPath
  ) {
    switch (found?.value, wanted.value) {
    case (.mapping(let standing)?, .mapping(let planned)):
      for entry in planned.entries where !entry.value.isEmpty || standing[entry.key] != nil {
        collect(
          document, found: standing[entry.key], wanted: entry.value, at: path.key(entry.key))
      }
      for entry in standing.entries where planned[entry.key] == nil {
        guard AddedFields.counts(entry.key, entry.value, at: path) else { continue }
        differ(document, found: entry.value, wanted: nil, at: path.key(entry.key))
      }
    case (.list(let standing)?, .list(let planned)):
      if let key = AddedFields.mergeKey(at: path, standing, planned) {
        collectItems(document, standing, planned, at: path, by: key)
      } else if standing.count == planned.count {
        for (index, pair) in zip(standing, planned).enumerated() {
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

  /// The items of two lists side by side, by the field that tells them apart.
  private mutating func collectItems(
    _ document: String, _ standing: [Node], _ planned: [Node], at path: DocumentPath,
    by key: String
  ) {
    for (index, item) in planned.enumerated() {
      let place = standing.firstIndex { $0[key] == item[key] }
      collect(
        document, found: place.map { standing[$0] }, wanted: item, at: path.index(place ?? index))
    }
    for (index, item) in standing.enumerated()
    where !planned.contains(where: { $0[key] == item[key] }) {
      differ(document, found: item, wanted: nil, at: path.index(index))
    }
  }

  private mutating func differ(
    _ document: String, found: Node?, wanted: Node?, at path: DocumentPath
  ) {
    differences.append(Difference(document: document, path: path, found: found, wanted: wanted))
  }

  /// The API server keeps `1000m` of a resource as `1`.
  private static func isSameAmount(_ found: Node, _ wanted: Node, at path: DocumentPath) -> Bool {
    guard path.components.contains(.key("resources")), let found = found.string,
      let wanted = wanted.string, let standing = try? Quantity(found),
      let planned = try? Quantity(wanted)
    else { return false }
    return standing.amount == planned.amount
  }
}

extension Node {
  /// Whether it is nothing to the API server, which keeps no empty mappings and lists.
  var isEmpty: Bool { mapping?.isEmpty ?? list?.isEmpty ?? isNull }
}
