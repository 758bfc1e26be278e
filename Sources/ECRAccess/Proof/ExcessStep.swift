import Diagnostics
import Documents
import IAMPolicy

/// Step 5: the role is granted no ECR action that writes, deletes, tags or changes a policy.
///
/// Service Authorization Reference, "Actions, resources, and condition keys for Amazon Elastic Container Registry".
struct ExcessStep {
  private let chain: PullChain
  private(set) var log = ProofLog(step: 5)

  /// Every ECR action but those of a pull.
  private static let beyond: [ActionEntry] = {
    let pull = Set(Plan.pullActions + ["ecr:GetAuthorizationToken"])
    return (ServiceTables.service("ecr")?.actions ?? []).filter { !pull.contains($0.fullName) }
  }()

  init(_ chain: PullChain) {
    self.chain = chain
    decideRole()
    decideRepositories()
    listOtherRepositories()
  }

  private var names: String { chain.identityPolicies.map(\.name).joined(separator: ", ") }

  private var place: Location { chain.identityPolicies.first?.node.location ?? .none }

  private mutating func decideRole() {
    decide(
      Self.beyond, RolePermissions.identity(chain).anything, names, at: place,
      "of the \(Self.beyond.count) ECR actions beyond a pull, the role's policies grant none that writes",
      unreadable: chain.identityPolicies.compactMap(\.unreadable).first)
  }

  /// In one account a repository's policy grants by itself; across accounts the plan answers only for its own statement.
  private mutating func decideRepositories() {
    let plan = chain.plan
    let ofRepositories = Self.beyond.filter { !$0.hasNoResourceLevel }
    switch chain.repositories {
    case .asked(let document) where plan.isAcrossAccounts:
      decide(
        ofRepositories, RolePermissions.resource(chain, document.node).anything, document.name,
        at: document.node.location,
        "the statement for the repositories grants none of them")
    case .seen(let policies) where !plan.isAcrossAccounts:
      for policy in policies {
        decide(
          ofRepositories, RolePermissions.resource(chain, policy.node).anything, policy.name,
          at: policy.node.location,
          "the policy of repository \(policy.name) grants none of them",
          unreadable: policy.unreadable)
      }
    default: return
    }
  }

  /// - Parameter unreadable: Why a document that may grant more could not be read.
  private mutating func decide(
    _ entries: [ActionEntry], _ query: PermissionQuery, _ document: String,
    at place: Location, _ claim: String, unreadable: String? = nil
  ) {
    let granted = entries.map { entry in
      let domain: TextDomain = entry.hasNoResourceLevel ? .only("*") : .anything
      return (entry, query.canBeAllowed(entry.fullName, on: domain))
    }
    .filter { !$0.1.isNo }
    let writing = granted.filter { $0.0.level != .read && $0.0.level != .list }
    if let unreadable, writing.isEmpty {
      return log.assumed(
        claim, because: unreadable, decidedBy: DecidingCommand.attachedPolicies(chain.plan))
    }
    let reading = granted.count - writing.count
    log.claim(
      claim + (reading == 0 ? "" : "; \(reading) that read are granted"), ProofRules.excess,
      evidence: granted.isEmpty
        ? [.init("\(entries.count) actions", "never allowed", document)]
        : granted.map { .init($0.fullName, $1.word, document, $1.statement) },
      unless: writing.first.map { _, answer in
        Violation(
          "the role may also \(writing.map { "`\($0.0.fullName)`" }.joined(separator: ", "))"
            + answer.reason, at: answer.location ?? place,
          help: "allow the three pull actions and `ecr:GetAuthorizationToken`, and nothing else")
      })
  }

  /// Pulls from elsewhere: from the role's own account, or from one whose policies allow it.
  private mutating func listOtherRepositories() {
    let planned = chain.plan.repositoryARNs.map { Glob($0.text) }
    let query = RolePermissions.identity(chain).anything
    let granted = Plan.pullActions.map { action in
      (action, query.canBeAllowed(action, on: .matching(.anything, except: planned)))
    }
    .filter { !$0.1.isNo }
    log.holds(
      granted.isEmpty
        ? "no repository but the plan's can be pulled from"
        : "repositories beyond the plan's can be pulled from",
      ProofRules.beyondPull,
      evidence: granted.map { .init($0, $1.word, names, $1.statement) },
      but: granted.first.map { _, answer in
        Violation(
          "the role's policies let it pull from repositories beyond the plan's" + answer.reason,
          at: answer.location ?? place,
          help: "allow the pull actions on the ARNs of `ecr.registry.repositories`")
      })
  }
}
