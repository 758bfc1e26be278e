import Diagnostics
import Documents
import IAMPolicy

/// Step 4: the role may get a token and pull from each repository, both accounts allow it, and nothing above denies it.
///
/// IAM User Guide, "Cross-account policy evaluation logic"; Amazon ECR User Guide, "Private repository policies". Each kind of
/// policy is asked alone, so that only the document that denies is blamed.
struct PullStep {
  let chain: PullChain
  var log = ProofLog(step: 4)

  init(_ chain: PullChain) {
    self.chain = chain
    decideForms()
    decideIdentity()
    if chain.plan.isAcrossAccounts {
      decideRepositories()
    } else {
      decideOwnRepositories()
    }
    decideRegistryPolicy()
    decideBoundary()
    decideOrganization()
    decideEndpoints()
    decideLayerEndpoints()
    assumeUnseen()
  }

  private var identityNames: String {
    chain.identityPolicies.map(\.name).joined(separator: ", ")
  }

  private var place: Location {
    chain.identityPolicies.first.map { $0.node["Statement"]?.location ?? $0.node.location }
      ?? .none
  }

  private mutating func decideForms() {
    guard !chain.isApplied else { return }
    if let policy = chain.identityPolicies.first { log.decideForm(of: policy, as: .identity) }
    if case .asked(let policy) = chain.repositories, chain.plan.isAcrossAccounts {
      log.decideForm(of: policy, as: .resource)
    }
  }

  private mutating func decideIdentity() {
    let permissions = RolePermissions.identity(chain)
    let unreadable = chain.identityPolicies.compactMap(\.unreadable).first
    let command = DecidingCommand.attachedPolicies(chain.plan)
    decideIdentity(
      [.token(chain.plan)], "the role may get a token of the registry", permissions,
      unreadable, unreadable == nil ? DecidingCommand.token(chain.plan) : command,
      help: "it has no resource level: allow it on `\"Resource\": \"*\"`")
    for pattern in chain.plan.repositoryARNs {
      for request in PullRequest.pulls(chain.plan, from: pattern) {
        decideIdentity(
          [request], "the role's policies allow \(request.title)", permissions,
          unreadable, unreadable == nil ? DecidingCommand.pull(chain.plan) : command,
          help: "allow the three pull actions on the repositories' ARNs")
      }
    }
  }

  private mutating func decideIdentity(
    _ requests: [PullRequest], _ claim: String, _ permissions: RolePermissions,
    _ unreadable: String?, _ command: String, help: String
  ) {
    let place = place
    log.decide(
      PermissionClaim(
        text: claim, rule: ProofRules.pullDenied, documents: identityNames,
        unreadable: unreadable, command: command
      ) { request, answer in
        Violation(
          "the role's policies do not allow `\(request.title)`" + answer.reason,
          at: answer.location ?? place, help: help)
      }, requests, permissions.isAlwaysAllowed)
  }

  /// A token that was issued shows that nothing above denies the token; of the pull it shows nothing.
  private mutating func assumeUnseen() {
    let kinds = chain.guardrails.unseenKinds
    guard let last = kinds.last else { return }
    let names =
      kinds.count == 1 ? last : kinds.dropLast().joined(separator: ", ") + " or " + last
    let claim = "no unseen \(names) denies"
    if let refreshed = chain.tokenRefreshed {
      log.holds("\(claim) the token", .init(PullRequest.token, "granted at \(refreshed)", "secret"))
      log.assumed("\(claim) the pull", decidedBy: DecidingCommand.pull(chain.plan))
    } else {
      log.assumed("\(claim) the token or the pull", decidedBy: DecidingCommand.pull(chain.plan))
    }
  }
}
