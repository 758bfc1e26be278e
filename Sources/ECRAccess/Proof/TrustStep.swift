import Diagnostics
import Documents
import IAMPolicy

/// Step 3: the trust policy lets exactly this subject with this audience of this issuer assume the role, and nobody else.
///
/// IAM User Guide, "Create a role for OpenID Connect federation (console)". That nobody else may is decided for all subjects,
/// audiences and principals, not for samples.
struct TrustStep {
  private let chain: PullChain
  private(set) var log = ProofLog(step: 3)
  private let action = PullRequest.assumption

  init(_ chain: PullChain) {
    self.chain = chain
    guard let document = chain.trustPolicy, let provider = chain.plan.oidcProviderARN,
      let principal = try? RequestPrincipal(provider.text)
    else { return }
    if let why = document.unreadable {
      log.assumed(
        "\(subject) with audience \(audience) may assume the role, and nobody else", because: why,
        decidedBy: DecidingCommand.role(chain.plan))
      return
    }
    let policy = Policy(document.node, kind: .trust)
    if !chain.isApplied { log.decideForm(of: document, as: .trust) }
    decideOurs(policy, document, principal)
    decideOtherClaims(policy, document, principal)
    decideOtherPrincipals(policy, document, provider)
    listOtherActions(policy, document, principal)
  }

  private var issuer: String { chain.plan.values.cluster.issuer?.providerName ?? "" }
  private var subject: String { chain.plan.subject }
  private var audience: String { chain.plan.values.audience.text }

  private mutating func decideOurs(
    _ policy: Policy, _ document: PullChain.Document, _ principal: RequestPrincipal
  ) {
    let conditions = RequestConditions.assumption(chain.plan, by: principal)
    let request = PullRequest(
      action: action, resources: .only(chain.plan.roleARN.text), conditions: conditions,
      title: "\(action) as \(subject)")
    let place = place(of: policy)
    log.decide(
      PermissionClaim(
        text: "\(subject) with audience \(audience) may assume the role",
        rule: ProofRules.trustRefuses, documents: document.name,
        command: DecidingCommand.token(chain.plan)
      ) { [subject, audience, issuer] _, answer in
        Violation(
          "the trust policy does not let `\(subject)` with audience `\(audience)` assume the role"
            + answer.reason, at: place,
          help: "the statement has to name the provider and, under `StringEquals`, "
            + "`\(issuer):sub` and `\(issuer):aud` with exactly these values")
      }, [request]
    ) {
      PermissionQuery(PolicySet(resourcePolicy: policy), $0.conditions)
        .isAlwaysAllowed($0.action, on: $0.resources)
    }
  }

  /// - Parameter domains: What is known of the token's claims.
  private func query(
    _ policy: Policy, _ principal: RequestPrincipal, _ domains: [ContextKey: KeyDomain] = [:]
  ) -> PermissionQuery {
    PermissionQuery(
      PolicySet(resourcePolicy: policy), RequestConditions(principal, domains: domains))
  }

  private mutating func decideOtherClaims(
    _ policy: Policy, _ document: PullChain.Document, _ principal: RequestPrincipal
  ) {
    let claims = [
      ("subject", "sub", subject, "no subject but \(subject)"),
      ("audience", "aud", audience, "no token for an audience but \(audience)"),
    ]
    for (word, name, value, who) in claims {
      let other = KeyDomain(
        .matching(.anything, except: [Glob(exactly: value)]), mayBeAbsent: true,
        mayBeSeveral: false)
      let answer = query(policy, principal, [ContextKey("\(issuer):\(name)"): other]).canBeAllowed(
        action, on: .only(chain.plan.roleARN.text))
      log.claim(
        "\(who) may assume the role", ProofRules.trustTooWide,
        evidence: [
          .init("\(action) with any other \(word)", answer.word, document.name, answer.statement)
        ],
        unless: answer.isNo
          ? nil
          : Violation(
            "the trust policy lets a \(word) other than `\(value)` assume the role"
              + answer.reason, at: answer.location ?? place(of: policy),
            help: "under `StringEquals`, `\(issuer):\(name)` has to be `\(value)` and nothing else")
      )
    }
  }

  private mutating func decideOtherPrincipals(
    _ policy: Policy, _ document: PullChain.Document, _ provider: ARN
  ) {
    let allowing = policy.statements.filter { $0.effect == .allow }
    let others = allowing.flatMap { statement -> [(PolicyStatement, String, Location)] in
      guard let element = statement.principals else { return [] }
      guard !element.isNegated else {
        return [(statement, "NotPrincipal", element.node.location)]
      }
      return element.entries.filter { $0.type != "Federated" || $0.value.text != provider.text }
        .map { (statement, $0.value.text, $0.value.location) }
    }
    log.claim(
      "no other principal is named", ProofRules.trustTooWide,
      evidence: others.map { .init($0.1, "named", document.name, $0.0.name) },
      unless: others.first.map { statement, name, location in
        Violation(
          "\(statement.name) of the trust policy also names `\(name)`", at: location,
          help: "remove it: the role is for the cluster's service account alone")
      })
  }

  /// What else the trust policy lets a token do; no such action is of use without a session of the role.
  private mutating func listOtherActions(
    _ policy: Policy, _ document: PullChain.Document, _ principal: RequestPrincipal
  ) {
    let question = query(policy, principal)
    let others = (ServiceTables.service("sts")?.actions ?? []).map(\.fullName)
      .filter { $0 != action }
    let granted = others.map {
      ($0, question.canBeAllowed($0, on: .only(chain.plan.roleARN.text)))
    }
    .filter { !$0.1.isNo }
    log.holds(
      granted.isEmpty
        ? "the trust policy lets a token do nothing else"
        : "the trust policy lets a token do \(granted.count) further actions",
      ProofRules.beyondPull,
      evidence: granted.map { .init($0, $1.word, document.name, $1.statement) },
      but: granted.first.map { _, answer in
        Violation(
          "the trust policy also allows \(granted.map { "`\($0.0)`" }.joined(separator: ", "))",
          at: answer.location ?? place(of: policy), help: "`\(action)` is all that a token needs")
      })
  }

  /// Where the first statement refuses a token: at its principal, where that is another one, or at its conditions.
  private func place(of policy: Policy) -> Location {
    guard let statement = policy.statements.first else {
      return (policy.node["Statement"] ?? policy.node).location
    }
    let provider = chain.plan.oidcProviderARN?.text
    let names = statement.principals?.entries.map(\.value.text) ?? []
    let part = names.contains { $0 == provider } ? "Condition" : "Principal"
    return (statement.node[part] ?? statement.node).location
  }
}
