import Documents
import IAMPolicy

/// One of the requests that a pull makes, on all resources that it can be about.
struct PullRequest {
  let action: String
  let resources: TextDomain
  let conditions: RequestConditions
  /// The request as evidence names it.
  let title: String

  static let token = "ecr:GetAuthorizationToken"

  static func token(_ plan: Plan) -> PullRequest {
    PullRequest(
      action: token, resources: .only("*"), conditions: .token(plan), title: "\(token) on *")
  }

  static let assumption = "sts:AssumeRoleWithWebIdentity"

  /// The service account's request for the plan's role.
  ///
  /// - Parameter provider: The OIDC provider, who is the principal.
  static func assumption(_ plan: Plan, by provider: RequestPrincipal) -> PullRequest {
    PullRequest(
      action: assumption, resources: .only(plan.roleARN.text),
      conditions: .assumption(plan, by: provider), title: "\(assumption) as \(plan.subject)")
  }

  /// What a pull asks of the repositories that `pattern` matches.
  static func pulls(_ plan: Plan, from pattern: ARN) -> [PullRequest] {
    // No repository's name holds a colon, over which a wildcard of a policy's ARN would run
    let impossible = Glob("\(plan.repositoryARN("*:*"))")
    return Plan.pullActions.map { action in
      PullRequest(
        action: action, resources: .matching(Glob(pattern.text), except: [impossible]),
        conditions: .pull(plan),
        title: "\(action) on \(pattern)")
    }
  }

  /// What a pull asks of every repository of the plan.
  static func pulls(_ plan: Plan) -> [PullRequest] {
    plan.repositoryARNs.flatMap { pulls(plan, from: $0) }
  }
}

/// What the policies of one kind, asked alone, say to requests of the role: whatever else has a say is taken to allow.
struct RolePermissions {
  private let chain: PullChain
  private let evaluator: Evaluator
  private let queries = Queries()
  /// Whether the registry's account has to allow too, so that what is not allowed is denied.
  private let isAcrossAccounts: Bool

  private init(_ chain: PullChain, _ policies: PolicySet, isAcrossAccounts: Bool = false) {
    self.chain = chain
    evaluator = Evaluator(policies)
    self.isAcrossAccounts = isAcrossAccounts
  }

  func isAlwaysAllowed(_ request: PullRequest) -> PermissionResult {
    query(request.conditions).isAlwaysAllowed(request.action, on: request.resources)
  }

  /// What somebody with the role's credentials can do in some way.
  var anything: PermissionQuery { query(.anything(chain.plan)) }

  private func query(_ conditions: RequestConditions) -> PermissionQuery {
    if let query = queries.all.first(where: { $0.conditions == conditions })?.query { return query }
    let values = chain.plan.values
    let owner = isAcrossAccounts ? values.registry.accountID : values.cluster.accountID
    let query = PermissionQuery(evaluator, conditions, resourceAccount: owner.text)
    queries.all.append((conditions, query))
    return query
  }

  /// The queries made so far, which know what they were asked before.
  private final class Queries {
    var all: [(conditions: RequestConditions, query: PermissionQuery)] = []
  }
}

extension RolePermissions {
  /// The role's own policies.
  static func identity(_ chain: PullChain) -> RolePermissions {
    let policies = chain.identityPolicies.map { Policy($0.node, kind: .identity) }
    return RolePermissions(chain, PolicySet(identityPolicies: policies))
  }

  /// A policy of the registry's side, asked to allow: across accounts nothing works without it.
  static func grant(_ chain: PullChain, by policy: Node) -> RolePermissions {
    RolePermissions(
      chain,
      PolicySet(
        identityPolicies: [everything], resourcePolicy: Policy(policy, kind: .resource),
        // A role with a boundary is never spared by the NotPrincipal of a Deny
        permissionsBoundaries: chain.hasBoundary ? [everything] : nil),
      isAcrossAccounts: chain.plan.isAcrossAccounts)
  }

  /// What a policy of the registry's side gives the role by itself.
  static func resource(_ chain: PullChain, _ policy: Node) -> RolePermissions {
    RolePermissions(
      chain,
      PolicySet(
        identityPolicies: chain.plan.isAcrossAccounts ? [everything] : [],
        resourcePolicy: Policy(policy, kind: .resource)),
      isAcrossAccounts: chain.plan.isAcrossAccounts)
  }

  /// A policy of the registry's side, asked only whether it denies.
  static func denial(_ chain: PullChain, by policy: Node) -> RolePermissions {
    RolePermissions(
      chain,
      PolicySet(
        identityPolicies: [everything], resourcePolicy: Policy(policy, kind: .resource),
        permissionsBoundaries: chain.hasBoundary ? [everything] : nil))
  }

  static func boundary(_ chain: PullChain, _ boundary: PullChain.Document) -> RolePermissions {
    RolePermissions(
      chain,
      PolicySet(
        identityPolicies: [everything],
        permissionsBoundaries: [Policy(boundary.node, kind: .identity)]))
  }

  /// - Parameter levels: From the organization's root down; each has to allow.
  static func serviceControl(
    _ chain: PullChain, _ levels: [[PullChain.Document]]
  ) -> RolePermissions {
    RolePermissions(
      chain,
      PolicySet(
        identityPolicies: [everything],
        serviceControlPolicies: levels.map { $0.map { Policy($0.node, kind: .scp) } }))
  }

  static func resourceControl(
    _ chain: PullChain, _ levels: [[PullChain.Document]]
  ) -> RolePermissions {
    RolePermissions(chain, resourceControl(levels))
  }

  static func endpoint(_ chain: PullChain, _ policy: PullChain.Document) -> RolePermissions {
    RolePermissions(
      chain,
      PolicySet(
        identityPolicies: [everything], endpointPolicies: [Policy(policy.node, kind: .endpoint)]))
  }

  /// Resource control policies with an identity that may do everything.
  static func resourceControl(_ levels: [[PullChain.Document]]) -> PolicySet {
    PolicySet(
      identityPolicies: [everything],
      resourceControlPolicies: levels.map { $0.map { Policy($0.node, kind: .rcp) } })
  }

  /// Resource control policies with a trust policy that lets `provider` do everything.
  static func assumption(by provider: ARN, under levels: [[PullChain.Document]]) -> PolicySet {
    var policies = resourceControl(levels)
    policies.resourcePolicy = Policy(
      [
        "Statement": [
          "Effect": "Allow", "Principal": ["Federated": Node(provider.text)], "Action": "sts:*",
        ]
      ], kind: .trust)
    return policies
  }

  private static let everything = Policy(
    ["Statement": ["Effect": "Allow", "Action": "*", "Resource": "*"]], kind: .identity)
}

extension Plan {
  /// Whether the registry is in another account than the cluster.
  var isAcrossAccounts: Bool { values.registry.accountID != values.cluster.accountID }

  /// A repository of the plan's registry.
  func repositoryARN(_ name: String) -> ARN {
    ARN(
      partition: partition, service: "ecr", region: values.registry.region.text,
      account: values.registry.accountID.text, resource: "repository/\(name)")
  }
}
