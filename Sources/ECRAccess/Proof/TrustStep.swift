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
  private let action = "sts:AssumeRoleWithWebIdentity"

  init(_ chain: PullChain) {
    self.chain = chain
    guard let document = chain.trustPolicy, let provider = chain.plan.oidcProviderARN,
      let principal = try? RequestPrincipal(provider.text)
    else { return }
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
    let question = PermissionQuery(
      PolicySet(resourcePolicy: policy), principal: principal,
      fixed: ["\(issuer):sub": subject, "\(issuer):aud": audience])
    let answer = question.isAlwaysAllowed(action, on: .only(chain.plan.roleARN.text))
    log.claim(
      "\(subject) with audience \(audience) may assume the role", ProofRules.trustRefuses,
      evidence: [.init("\(action) as \(subject)", answer.word, document.name, answer.statement)],
      unless: answer.isYes
        ? nil
        : Violation(
          "the trust policy does not let `\(subject)` with audience `\(audience)` assume the role"
            + answer.reason, at: place(of: policy),
          help: "the statement has to name the provider and, under `StringEquals`, "
            + "`\(issuer):sub` and `\(issuer):aud` with just these values"))
  }

  private mutating func decideOtherClaims(
    _ policy: Policy, _ document: PullChain.Document, _ principal: RequestPrincipal
  ) {
    let claims = [
      ("subject", "sub", subject, "nobody but \(subject)"),
      ("audience", "aud", audience, "no token for another audience than \(audience)"),
    ]
    for (word, name, value, who) in claims {
      let question = PermissionQuery(
        PolicySet(resourcePolicy: policy), principal: principal,
        others: ["\(issuer):\(name)": value])
      let answer = question.canBeAllowed(action, on: .only(chain.plan.roleARN.text))
      log.claim(
        "\(who) may assume the role", ProofRules.trustTooWide,
        evidence: [
          .init("\(action) with any other \(word)", answer.word, document.name, answer.statement)
        ],
        unless: answer.isNo
          ? nil
          : Violation(
            "the trust policy lets another \(word) than `\(value)` assume the role"
              + answer.reason, at: answer.location ?? place(of: policy),
            help: "under `StringEquals`, `\(issuer):\(name)` has to be `\(value)` and nothing else")
      )
    }
  }

  private mutating func decideOtherPrincipals(
    _ policy: Policy, _ document: PullChain.Document, _ provider: ARN
  ) {
    let allowing = policy.statements.filter { $0.effect == .allow }
    let strangers = allowing.flatMap { statement -> [(PolicyStatement, String, Location)] in
      guard let element = statement.principals else { return [] }
      guard !element.isNegated else {
        return [(statement, "everybody but some", element.node.location)]
      }
      return element.entries.filter { $0.type != "Federated" || $0.value.text != provider.text }
        .map { (statement, $0.value.text, $0.value.location) }
    }
    log.claim(
      "no other principal is named", ProofRules.trustTooWide,
      evidence: strangers.map { .init($0.1, "named", document.name, $0.0.name) },
      unless: strangers.first.map { statement, name, location in
        Violation(
          "\(statement.name) of the trust policy also names `\(name)`", at: location,
          help: "take it out: the role is for the cluster's service account alone")
      })
  }

  /// What else the trust policy lets a token do; without a session to go with it that is of no use to anybody.
  private mutating func listOtherActions(
    _ policy: Policy, _ document: PullChain.Document, _ principal: RequestPrincipal
  ) {
    let question = PermissionQuery(PolicySet(resourcePolicy: policy), principal: principal)
    let others = (ServiceTables.service("sts")?.actions ?? []).map(\.fullName)
      .filter { $0 != action }
    let granted = others.map {
      ($0, question.canBeAllowed($0, on: .only(chain.plan.roleARN.text)))
    }
    .filter { !$0.1.isNo }
    log.holds(
      granted.isEmpty
        ? "a token is good for nothing but that"
        : "a token is good for that, and for \(granted.count) actions more",
      ProofRules.beyondPull,
      evidence: granted.map { .init($0, $1.word, document.name, $1.statement) },
      but: granted.first.map { _, answer in
        Violation(
          "the trust policy also allows \(granted.map { "`\($0.0)`" }.joined(separator: ", "))",
          at: answer.location ?? place(of: policy), help: "`\(action)` is all that a token needs")
      })
  }

  /// Where the first statement keeps a token out: at a principal that is another one, or at the conditions.
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
