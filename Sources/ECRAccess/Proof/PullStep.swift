import Diagnostics
import Documents
import IAMPolicy

/// Step 4: the role may get a token and pull from each repository, both accounts allow it, and nothing above takes it away.
///
/// IAM User Guide, "Cross-account policy evaluation logic"; Amazon ECR User Guide, "Private repository policies".
struct PullStep {
  private let chain: PullChain
  private(set) var log = ProofLog(step: 4)
  private static let token = "ecr:GetAuthorizationToken"

  init(_ chain: PullChain) {
    self.chain = chain
    decideForms()
    decideToken()
    for pattern in chain.plan.repositoryARNs { decideIdentity(pattern) }
    decideRepositories()
    decideGuardrails()
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
    if case .asked(let policy) = chain.repositories { log.decideForm(of: policy, as: .resource) }
  }

  private mutating func decideToken() {
    let answer = RolePermissions(chain).identity.isAlwaysAllowed(Self.token, on: .only("*"))
    log.claim(
      "the role may get a token of the registry", ProofRules.pullDenied,
      evidence: [.init("\(Self.token) on *", answer.word, identityNames, answer.statement)],
      unless: answer.isYes
        ? nil
        : Violation(
          "no policy of the role allows `\(Self.token)`" + answer.reason,
          at: answer.location ?? place,
          help: "it has no resource level: allow it on `\"Resource\": \"*\"`"))
  }

  private mutating func decideIdentity(_ pattern: ARN) {
    let question = RolePermissions(chain).identity
    for action in Plan.pullActions {
      let answer = question.isAlwaysAllowed(action, on: .matching(Glob(pattern.text)))
      log.claim(
        "the role's policies allow \(action) on \(pattern)", ProofRules.pullDenied,
        evidence: [.init("\(action) on \(pattern)", answer.word, identityNames, answer.statement)],
        unless: answer.isYes
          ? nil
          : Violation(
            "the role's policies do not allow `\(action)` on `\(pattern)`" + answer.reason,
            at: answer.location ?? place,
            help: "allow the three pull actions on the repositories' ARNs"))
    }
  }

  private mutating func decideRepositories() {
    let account = chain.plan.values.registry.accountID
    guard account != chain.plan.values.cluster.accountID else {
      return log.holds(
        "the repositories are of the role's own account, which needs no policy of theirs")
    }
    switch chain.repositories {
    case .unseen:
      log.fails(
        "the repositories' policies allow the role to pull", ProofRules.missingDocument,
        Violation(
          "nothing lets the role pull in the registry's account `\(account)`: across accounts "
            + "the repository's policy has to allow it too", at: .none,
          help: "render `ecr-repository-policy.json` and have it added to each repository"))
    case .asked(let document):
      decide(
        document, on: chain.plan.repositoryARNs,
        "with the statement asked for, the repositories allow the pull")
      log.assumed(
        "the registry's account has added that statement to each repository",
        decidedBy: "aws ecr get-repository-policy --registry-id \(account) "
          + "--repository-name REPOSITORY --query policyText --output text")
    case .seen(let policies):
      for policy in policies {
        let values = chain.plan.values.registry
        let repository = ARN(
          partition: chain.plan.partition, service: "ecr", region: values.region.text,
          account: values.accountID.text, resource: "repository/\(policy.name)")
        decide(policy, on: [repository], "repository \(policy.name) allows the role to pull")
      }
      if policies.isEmpty {
        log.assumed(
          "repositories that the plan's patterns match will have its statement",
          decidedBy: "aws ecr describe-repositories --registry-id \(account)")
      }
    }
  }

  private mutating func decide(_ document: PullChain.Document, on patterns: [ARN], _ claim: String)
  {
    let question = RolePermissions(chain).repository(document.node)
    let answers = patterns.flatMap { pattern in
      Plan.pullActions.map { action in
        (
          "\(action) on \(pattern)",
          question.isAlwaysAllowed(action, on: .matching(Glob(pattern.text)))
        )
      }
    }
    let denied = answers.first { !$0.1.isYes }
    log.claim(
      claim, ProofRules.pullDenied,
      evidence: answers.map { .init($0, $1.word, document.name, $1.statement) },
      unless: denied.map { request, answer in
        Violation(
          "\(document.name) does not allow `\(request)` to `\(chain.plan.roleARN)`"
            + answer.reason,
          at: answer.location ?? (document.node["Statement"] ?? document.node).location,
          help: "add the statement of `ecr-repository-policy.json`")
      })
  }

  private mutating func decideGuardrails() {
    let guardrails = chain.guardrails
    if let boundary = guardrails.permissionsBoundary { decide("the boundary", [boundary]) }
    for (name, levels) in [
      ("service control policies", guardrails.serviceControlPolicies),
      ("resource control policies", guardrails.resourceControlPolicies),
    ] where !levels.isEmpty { decide("the \(name)", levels.flatMap { $0 }) }
    if !guardrails.endpointPolicies.isEmpty {
      decide("the VPC endpoints' policies", guardrails.endpointPolicies)
    }
    let account = chain.plan.values.cluster.accountID
    let claim = "no organization policy or VPC endpoint policy that was not seen takes it away"
    if let refreshed = chain.tokenRefreshed {
      log.holds(claim, .init(Self.token, "granted at \(refreshed)", "secret"))
    } else if guardrails.isUnknownAbove {
      log.assumed(
        claim,
        decidedBy: "aws organizations list-policies-for-target --target-id \(account) "
          + "--filter SERVICE_CONTROL_POLICY")
    }
  }

  /// The whole decision again, with everything above: what was allowed before and is not now, a guardrail takes away.
  private mutating func decide(_ what: String, _ documents: [PullChain.Document]) {
    let whole = RolePermissions(chain).whole
    let pulls = chain.plan.repositoryARNs.flatMap { pattern in
      Plan.pullActions.map { ($0, TextDomain.matching(Glob(pattern.text))) }
    }
    let answers = ([(Self.token, TextDomain.only("*"))] + pulls).map { action, domain in
      (action, whole.isAlwaysAllowed(action, on: domain))
    }
    let names = documents.map(\.name).joined(separator: ", ")
    let denied = answers.first { !$0.1.isYes }
    log.claim(
      "\(what) let the token and the pull through", ProofRules.guardrail,
      evidence: answers.map { .init($0, $1.word, names, $1.statement) },
      unless: denied.map { action, answer in
        Violation(
          "with \(what), `\(action)` is not allowed to the role" + answer.reason,
          at: answer.location ?? documents.first?.node.location ?? .none,
          help: "\(what) have to let the pull actions and `\(Self.token)` through")
      })
  }
}
