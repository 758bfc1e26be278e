import Diagnostics
import Documents
import IAMPolicy

// The registry's side: the policies of its repositories, and its own.
extension PullStep {
  /// Across accounts a repository's policy has to allow the pull.
  mutating func decideRepositories() {
    let plan = chain.plan
    let claim = "the repositories' policies allow the role to pull"
    switch chain.repositories {
    case .unseen:
      log.fails(
        claim, ProofRules.missingDocument,
        Violation(
          "nothing lets the role pull in the registry's account `\(plan.values.registry.accountID)`: "
            + "across accounts the repository's policy has to allow it too", at: .none,
          help: "render `ecr-repository-policy.json` and have it added to each repository"))
    case .asked(let document):
      decideGrant(
        document, PullRequest.pulls(plan),
        "with the statement asked for, the repositories allow the pull")
      log.assumed(
        "the registry's account has added that statement to each repository",
        decidedBy: DecidingCommand.repositoryPolicy(plan))
    case .seen(let policies):
      for policy in policies {
        decideGrant(
          policy, PullRequest.pulls(plan, from: plan.repositoryARN(policy.name)),
          "repository \(policy.name) allows the role to pull")
      }
      if policies.isEmpty {
        log.assumed(
          "repositories that the plan's patterns match will have its statement",
          decidedBy: DecidingCommand.repositories(plan))
      }
    }
  }

  private mutating func decideGrant(
    _ document: PullChain.Document, _ requests: [PullRequest], _ claim: String
  ) {
    let plan = chain.plan
    let repository = RolePermissions.grant(chain, by: document.node)
    if document.unreadable == nil,
      requests.contains(where: { repository.isAlwaysAllowed($0).isNo }),
      let registry = registryPolicy, registry.unreadable == nil
    {
      // What the registry's policy grants by itself nobody has documented for a plain pull; a repository's denial still counts
      let both = [
        RolePermissions.grant(chain, by: registry.node), .denial(chain, by: document.node),
      ]
      if requests.allSatisfy({ request in both.allSatisfy { $0.isAlwaysAllowed(request).isYes } }) {
        return log.assumed(
          claim, because: "only the registry's policy grants it, which needs its V2 scope",
          decidedBy: DecidingCommand.pull(plan),
          evidence: requests.map { .init($0.title, "allowed", registry.name) })
      }
    }
    log.decide(
      PermissionClaim(
        text: claim, rule: ProofRules.pullDenied, documents: document.name,
        unreadable: document.unreadable,
        command: document.unreadable == nil
          ? DecidingCommand.pull(plan) : DecidingCommand.repositoryPolicy(plan)
      ) { request, answer in
        Violation(
          "\(document.name) does not allow `\(request.title)` to `\(plan.roleARN)`"
            + answer.reason,
          at: answer.location ?? (document.node["Statement"] ?? document.node).location,
          help: "add the statement of `ecr-repository-policy.json`")
      }, requests, repository.isAlwaysAllowed)
  }

  /// In its own account the role needs no repository's policy, but one may deny.
  mutating func decideOwnRepositories() {
    let plan = chain.plan
    guard case .seen(let policies) = chain.repositories else {
      return log.assumed(
        "no policy of a repository, which the role's own account does not need, denies the pull",
        decidedBy: DecidingCommand.repositoryPolicy(plan))
    }
    for policy in policies {
      decideDenial(
        policy, PullRequest.pulls(plan, from: plan.repositoryARN(policy.name)),
        "the policy of repository \(policy.name) does not deny the pull", ProofRules.pullDenied,
        unreadable: DecidingCommand.repositoryPolicy(plan))
    }
  }

  private var registryPolicy: PullChain.Document? {
    if case .seen(let policy) = chain.guardrails.registryPolicy { policy } else { nil }
  }

  /// Amazon ECR User Guide, "Private registry permissions": with the V2 scope, the default of new accounts, the registry's
  /// policy takes part in every request.
  mutating func decideRegistryPolicy() {
    let claim = "the registry's policy does not deny the pull"
    switch chain.guardrails.registryPolicy {
    case .unseen: log.assumed(claim, decidedBy: DecidingCommand.registryPolicy(chain.plan))
    case .none: log.holds("the registry has no policy that could deny the pull")
    case .seen(let policy):
      decideDenial(
        policy, PullRequest.pulls(chain.plan), claim, ProofRules.guardrail,
        unreadable: DecidingCommand.registryPolicy(chain.plan))
    }
  }

  private mutating func decideDenial(
    _ document: PullChain.Document, _ requests: [PullRequest], _ claim: String, _ rule: RuleInfo,
    unreadable command: String
  ) {
    log.decide(
      PermissionClaim(
        text: claim, rule: rule, documents: document.name, unreadable: document.unreadable,
        command: document.unreadable == nil ? DecidingCommand.pull(chain.plan) : command
      ) { request, answer in
        Violation(
          "\(document.name) denies `\(request.title)`" + answer.reason,
          at: answer.location ?? document.node.location,
          help: "except the role from the statement that denies")
      }, requests, RolePermissions.denial(chain, by: document.node).isAlwaysAllowed)
  }
}
