import Diagnostics
import Documents
import IAMPolicy

// The role with its policies and its boundary, and the plan's statement in the registry's policies.
extension Drift {
  mutating func comparePolicies(_ live: ObservedState, _ plan: Plan) {
    let role = "role \(plan.values.iam.roleName)"
    if live.isRead(.role) {
      compare(
        "\(role): trust policy", live.trustPolicy?.node, plan.trustPolicy.node, kind: .trust)
    }
    guard live.isRead(.attachedPolicies) else { return }
    let name = "policy \(plan.values.iam.policyName)"
    let attached = live[.attachedPolicies]
    if let document = attached?[plan.policyARN.text], document.unreadable != nil { return }
    if attached?[plan.policyARN.text] == nil, let other = Self.namesake(attached, plan) {
      return differ(
        name, found: Node(other), wanted: Node(plan.policyARN.text), at: .root)
    }
    compare(
      name, attached?[plan.policyARN.text], plan.permissionsPolicy.node, kind: .identity)
  }

  /// A policy of the plan's name under another path: names are unique in an account whatever their path and case.
  ///
  /// IAM API Reference, CreatePolicy.
  private static func namesake(_ attached: Node?, _ plan: Plan) -> String? {
    let name = plan.values.iam.policyName.text.lowercased()
    return attached?.mapping?.keys.first { key in
      guard let arn = try? ARN(key), arn.account == plan.policyARN.account else { return false }
      return arn.resource.split(separator: "/").last?.lowercased() == name
    }
  }

  /// The role's path and its boundary; a plan without a boundary leaves the role's alone.
  mutating func compareRole(_ live: ObservedState, _ plan: Plan) {
    guard live.isRead(.role), live[.role] != nil else { return }
    let name = "role \(plan.values.iam.roleName)"
    if let arn = live.roleField("Arn", "arn"), arn.string != plan.roleARN.text {
      differ(name, found: arn, wanted: Node(plan.roleARN.text), at: DocumentPath.root.key("Arn"))
    }
    guard let boundary = plan.values.iam.permissionsBoundary?.text, boundary != live.boundaryARN
    else { return }
    differ(
      name, found: live.boundaryARN.map { Node($0) }, wanted: Node(boundary),
      at: DocumentPath.root.key("PermissionsBoundary"))
  }

  /// The plan has one statement in each repository's policy, and none in the registry's.
  mutating func compareRegistry(_ live: ObservedState, _ plan: Plan) {
    let id = Ownership(plan).statementID
    for policy in live.repositoryPolicies ?? [] {
      let ours = Self.statements(of: policy.node, id)
      for (index, statement) in ours.dropFirst() {
        differ(
          "policy of repository \(policy.name)", found: statement, wanted: nil,
          at: DocumentPath.root.key("Statement").index(index))
      }
    }
    guard case .seen(let policy) = live.registryPolicy else { return }
    for (index, statement) in Self.statements(of: policy.node, id) {
      differ(
        "the registry's policy", found: statement, wanted: nil,
        at: DocumentPath.root.key("Statement").index(index))
    }
  }

  private static func statements(of policy: Node, _ id: String) -> [(Int, Node)] {
    let statements = policy["Statement"].map { $0.list ?? [$0] } ?? []
    return statements.enumerated().filter { $1["Sid"]?.string == id }.map { ($0, $1) }
  }
}

extension ObservedState {
  /// Whether it was asked for and could be read, be it that there is none.
  func isRead(_ key: Key) -> Bool { has(key) && unreadable(key) == nil }
}
