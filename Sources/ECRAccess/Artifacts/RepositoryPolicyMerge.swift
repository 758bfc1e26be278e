import Diagnostics
import Documents
import IAMPolicy

/// Adds the plan's statement to a repository's policy, or removes it; all other statements stay unchanged.
///
/// Amazon ECR API Reference, SetRepositoryPolicy: a repository has one policy, and setting it replaces the whole policy.
public struct RepositoryPolicyMerge: Sendable {
  public enum DesiredState: Sendable {
    case present
    case absent
  }

  private let statement: Node
  private let statementID: String
  private let desired: DesiredState

  public init(_ plan: Plan, desired: DesiredState) {
    statement = plan.repositoryStatement.node
    statementID = Ownership(plan).statementID
    self.desired = desired
  }

  /// The policies of several repositories, merged.
  ///
  /// - Parameter live: A mapping from repository to the text of its policy, null if it has none.
  /// - Returns: A mapping from repository to the merged policy, null if no statement remains; and findings about policies that
  ///   could not be read.
  public func merged(_ live: Node) -> (policies: Node, findings: [Finding]) {
    var policies = Mapping()
    var findings: [Finding] = []
    if let why = live.unreadable {
      let location = Location(source: "live.repository_policies")
      return ([:], [Self.fault("could not be read: \(why)", at: location)])
    }
    for entry in live.mapping?.entries ?? [] {
      let source = "live.repository_policies[\(entry.key)]"
      let (existing, faults) = Self.read(entry.value, source: source)
      findings += faults
      guard faults.isEmpty else { continue }
      let policy = merged(existing)
      policies[entry.key] = policy ?? .null
      findings += policy.map { Self.sizeFindings($0, repository: entry.key, source: source) } ?? []
    }
    return (Node(.mapping(policies)), findings)
  }

  /// - Returns: `nil` if no statement remains.
  private func merged(_ existing: Node?) -> Node? {
    let statements = Self.statements(of: existing)
    let ours = statements.filter { $0["Sid"]?.string == statementID }
    var kept = statements.filter { $0["Sid"]?.string != statementID }
    if desired == .present {
      // An equivalent statement stays as AWS stores it, so that a second run changes nothing.
      if ours.count == 1, Self.areEquivalent(ours[0], statement) { return existing }
      let place = statements.firstIndex { $0["Sid"]?.string == statementID } ?? kept.count
      kept.insert(statement, at: place)
    } else if ours.isEmpty, !statements.isEmpty {
      return existing
    }
    guard !kept.isEmpty else { return nil }
    let base = existing ?? PolicyBuilder([]).node
    return base.with("Statement", Node(kept))
  }

  private static func read(_ live: Node, source: String) -> (policy: Node?, findings: [Finding]) {
    if live.isNull { return (nil, []) }
    if let why = live.unreadable {
      return (nil, [fault("could not be read: \(why)", at: Location(source: source))])
    }
    guard let text = live.string else {
      return (
        nil, [fault("is \(live.kind), not the text of a policy", at: Location(source: source))]
      )
    }
    let (policy, findings) = JSONReader.read(Array(text.utf8), source: source)
    guard let policy, findings.isEmpty else { return (nil, findings) }
    let statement = policy["Statement"]
    guard policy.mapping != nil, statement?.mapping != nil || statement?.list != nil else {
      return (nil, [fault("has no `Statement`", at: policy.location)])
    }
    return (policy, [])
  }

  private static func fault(_ problem: String, at location: Location) -> Finding {
    Finding(
      rule: "access/repository-policy", message: "the repository's policy \(problem)",
      location: location, help: "pass the `policyText` that `aws ecr get-repository-policy` prints")
  }

  private static func statements(of policy: Node?) -> [Node] {
    guard let statement = policy?["Statement"] else { return [] }
    return statement.list ?? [statement]
  }

  private static func sizeFindings(
    _ policy: Node, repository: String, source: String
  ) -> [Finding] {
    let size = PolicyKind.size(of: policy)
    let limit = PolicyKind.resource.sizeLimit
    guard size > limit else { return [] }
    return [
      Finding(
        rule: "access/repository-policy-size",
        message: "with the plan's statement the policy of `\(repository)` has \(size) characters, "
          + "and ECR accepts \(limit)",
        location: Location(source: source, path: .root.key("Statement")),
        help: "remove statements that are no longer needed")
    ]
  }

  /// Whether two statements differ only in what AWS may rewrite: the order of actions, and one value or a list of it.
  private static func areEquivalent(_ a: Node, _ b: Node) -> Bool {
    normalized(a) == normalized(b)
  }

  private static func normalized(_ node: Node) -> Node {
    switch node.value {
    case .list(let nodes):
      let sorted = nodes.map(normalized).sorted { ($0.string ?? "") < ($1.string ?? "") }
      return sorted.count == 1 ? sorted[0] : Node(sorted)
    case .mapping(let mapping):
      let entries = mapping.entries.map {
        Mapping.Entry(key: $0.key, value: normalized($0.value))
      }
      return Node(.mapping(Mapping(entries)))
    default:
      return node
    }
  }
}
