import Documents
import IAMPolicy

/// What a session of the role may do, under more and more of the policies that have a say.
struct RolePermissions {
  private let chain: PullChain

  init(_ chain: PullChain) { self.chain = chain }

  /// Under the role's own policies alone.
  ///
  /// The request is taken as one inside the role's account: what the other account has to say is asked elsewhere.
  var identity: PermissionQuery {
    question(PolicySet(identityPolicies: identityPolicies), own: true)
  }

  /// Under the role's policies and a repository's.
  func repository(_ policy: Node) -> PermissionQuery {
    question(
      PolicySet(
        identityPolicies: identityPolicies, resourcePolicy: Policy(policy, kind: .resource)))
  }

  /// Under what the registry's account is asked to grant, whatever the role's own policies say.
  func granted(by policy: Node) -> PermissionQuery {
    let everything = Policy(
      ["Statement": ["Effect": "Allow", "Action": "*", "Resource": "*"]], kind: .identity)
    return question(
      PolicySet(identityPolicies: [everything], resourcePolicy: Policy(policy, kind: .resource)))
  }

  /// Under the role's policies and everything above them.
  var whole: PermissionQuery {
    let guardrails = chain.guardrails
    let boundary = guardrails.permissionsBoundary.map { [Policy($0.node, kind: .identity)] }
    return question(
      PolicySet(
        identityPolicies: identityPolicies, permissionsBoundaries: boundary,
        serviceControlPolicies: levels(guardrails.serviceControlPolicies, .identity),
        resourceControlPolicies: levels(guardrails.resourceControlPolicies, .resource),
        endpointPolicies: guardrails.endpointPolicies.isEmpty
          ? nil : guardrails.endpointPolicies.map { Policy($0.node, kind: .resource) }),
      own: true)
  }

  private var identityPolicies: [Policy] {
    chain.identityPolicies.map { Policy($0.node, kind: .identity) }
  }

  private func levels(_ levels: [[PullChain.Document]], _ kind: PolicyKind) -> [[Policy]]? {
    levels.isEmpty ? nil : levels.map { $0.map { Policy($0.node, kind: kind) } }
  }

  private func question(_ policies: PolicySet, own: Bool = false) -> PermissionQuery {
    let plan = chain.plan
    let account = plan.values.cluster.accountID.text
    let session =
      "arn:\(plan.partition.rawValue):sts::\(account):assumed-role/\(plan.values.iam.roleName)/sync"
    return PermissionQuery(
      policies, principal: (try? RequestPrincipal(session)) ?? .anonymous,
      fixed: ["aws:PrincipalArn": plan.roleARN.text],
      resourceAccount: own ? account : plan.values.registry.accountID.text)
  }
}
