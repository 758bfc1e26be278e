import Diagnostics
import Documents

/// Step 2: the cluster's OIDC provider is the one that the trust policy names, and it accepts the audience.
///
/// IAM User Guide, "Create an OpenID Connect (OIDC) identity provider in IAM".
struct ProviderStep {
  private let chain: PullChain
  private(set) var log = ProofLog(step: 2)

  init(_ chain: PullChain) {
    self.chain = chain
    decidePrincipal()
    decideClientIDs()
  }

  private mutating func decidePrincipal() {
    let wanted = chain.plan.oidcProviderARN?.text ?? ""
    let claim = "the trust policy names the provider of the cluster's issuer"
    guard let trust = chain.trustPolicy else {
      return log.fails(
        claim, ProofRules.missingDocument,
        Violation("there is no trust policy", at: .none, help: "render `ecr-trust-policy.json`"))
    }
    if let why = trust.unreadable {
      return log.assumed(claim, because: why, decidedBy: DecidingCommand.role(chain.plan))
    }
    let statements = trust.node["Statement"].map { $0.list ?? [$0] } ?? []
    let named = statements.compactMap { $0["Principal"]?["Federated"] }
      .flatMap { $0.list ?? [$0] }
    let found = named.first { $0.string == wanted }
    let names = named.compactMap(\.string).joined(separator: ", ")
    log.claim(
      claim, ProofRules.oidcProvider,
      evidence: [.init(wanted, found == nil ? "not named" : "named", trust.name)],
      unless: found == nil
        ? Violation(
          "the trust policy names `\(names)`, not the provider of the cluster's issuer",
          at: named.first?.location ?? trust.node.location, help: "write `\(wanted)`") : nil)
  }

  private mutating func decideClientIDs() {
    let plan = chain.plan
    let audience = plan.values.audience.text
    let arn = plan.oidcProviderARN?.text ?? ""
    let claim = "the provider accepts the audience \(audience)"
    let command = DecidingCommand.provider(plan)
    let provider: PullChain.Document
    switch chain.oidcProvider {
    case .unseen: return log.assumed(claim, decidedBy: command)
    case .none where !chain.isApplied:
      return log.assumed(
        claim, because: "the account has no provider \(arn) yet", decidedBy: command)
    case .none:
      return log.fails(
        claim, ProofRules.oidcProvider,
        Violation(
          "the account has no OIDC provider `\(arn)`", at: .none,
          help: "aws iam create-open-id-connect-provider --url "
            + "\(plan.values.cluster.issuer?.text ?? "") --client-id-list \(audience)"))
    case .seen(let document): provider = document
    }
    if let why = provider.unreadable {
      return log.assumed(claim, because: why, decidedBy: command)
    }
    let known = (provider.node["ClientIDList"]?.list ?? []).compactMap(\.string)
    log.claim(
      claim, ProofRules.clientID,
      evidence: [.init(audience, known.joined(separator: ", "), provider.name)],
      unless: known.contains(audience)
        ? nil
        : Violation(
          "the provider's client IDs are `\(known.joined(separator: " "))`, without the audience "
            + "`\(audience)`",
          at: provider.node.location,
          help: "aws iam add-client-id-to-open-id-connect-provider --open-id-connect-provider-arn "
            + "\(arn) --client-id \(audience)"))
  }
}
