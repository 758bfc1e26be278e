import Diagnostics
import Documents
import IAMPolicy

/// Step 5: of every ECR action there is, nothing that writes, deletes, tags or changes policy is granted to the role.
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
      Self.beyond, RolePermissions(chain).identity, names, at: place,
      "of the \(Self.beyond.count) ECR actions beyond a pull, none that writes is granted to the role"
    )
  }

  /// Inside one account a repository's policy grants by itself; across accounts only what is asked for is ours to answer for.
  private mutating func decideRepositories() {
    let ofRepositories = Self.beyond.filter { !$0.hasNoResourceLevel }
    let values = chain.plan.values
    let isSameAccount = values.registry.accountID == values.cluster.accountID
    switch chain.repositories {
    case .unseen: return
    case .asked(let document):
      decide(
        ofRepositories, RolePermissions(chain).granted(by: document.node), document.name,
        at: document.node.location,
        "the statement for the repositories grants none of them")
    case .seen(let policies):
      for policy in policies where isSameAccount {
        decide(
          ofRepositories, RolePermissions(chain).repository(policy.node), policy.name,
          at: policy.node.location,
          "the policy of repository \(policy.name) grants none of them")
      }
    }
  }

  private mutating func decide(
    _ entries: [ActionEntry], _ question: PermissionQuery, _ document: String, at place: Location,
    _ claim: String
  ) {
    let granted = entries.map { entry in
      let domain: TextDomain = entry.hasNoResourceLevel ? .only("*") : .anything
      return (entry, question.canBeAllowed(entry.fullName, on: domain))
    }
    .filter { !$0.1.isNo }
    let writing = granted.filter { $0.0.level != .read && $0.0.level != .list }
    let reading = granted.count - writing.count
    log.claim(
      claim + (reading == 0 ? "" : "; \(reading) that read are"), ProofRules.excess,
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

  /// Pulls from elsewhere: of the role's own account, which asks nobody else, or of one whose policies let it in.
  private mutating func listOtherRepositories() {
    let planned = chain.plan.repositoryARNs.map { Glob($0.text) }
    let question = RolePermissions(chain).identity
    let granted = Plan.pullActions.map { action in
      (action, question.canBeAllowed(action, on: .matching(.anything, except: planned)))
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
