import Diagnostics
import Documents

/// Step 1: the pod runs as the service account that carries the role's ARN, and its token will have the issuer, subject and
/// audience that AWS is going to be asked about.
///
/// aws/amazon-eks-pod-identity-webhook, README: annotations `role-arn` and `audience`.
struct IdentityStep {
  private let chain: PullChain
  private(set) var log = ProofLog(step: 1)
  private static let prefix = "eks.amazonaws.com"

  init(_ chain: PullChain) {
    self.chain = chain
    decideServiceAccount()
    decideDeployment()
    decideWebhook()
  }

  private mutating func decideServiceAccount() {
    let plan = chain.plan
    let name = "\(plan.values.namespace)/\(plan.values.serviceAccount)"
    guard let account = chain.serviceAccount else {
      return log.fails(
        "there is a service account \(name)", ProofRules.missingDocument,
        Violation("there is no service account `\(name)`", at: .none, help: "render `ecr-sa.yml`"))
    }
    if !chain.isApplied { log.decideForm(of: account) }
    let metadata = account.node["metadata"]
    compare(
      "it is the service account that the role trusts", metadata?["name"], in: metadata, account,
      to: plan.values.serviceAccount.text, ProofRules.serviceAccount)
    compare(
      "it is in the namespace that the role trusts", metadata?["namespace"], in: metadata, account,
      to: plan.values.namespace.text, ProofRules.serviceAccount)
    let annotations = metadata?["annotations"]
    compare(
      "it carries the role's ARN", annotations?["\(Self.prefix)/role-arn"],
      in: annotations ?? metadata, account, to: plan.roleARN.text, ProofRules.roleAnnotation)
    compare(
      "it pins the token's audience to the one that the role trusts",
      annotations?["\(Self.prefix)/audience"], in: annotations ?? metadata, account,
      to: plan.values.audience.text, ProofRules.audience)
  }

  private mutating func decideDeployment() {
    guard let deployment = chain.deployment else {
      return log.fails(
        "the sync runs as that service account", ProofRules.missingDocument,
        Violation("there is no Deployment", at: .none, help: "render `ecrsync.yml`"))
    }
    let values = chain.plan.values
    let metadata = deployment.node["metadata"]
    let spec = deployment.node["spec"]?["template"]?["spec"]
    compare(
      "the sync runs as that service account",
      spec?["serviceAccountName"] ?? spec?["serviceAccount"], in: spec, deployment,
      to: values.serviceAccount.text, ProofRules.serviceAccount)
    compare(
      "the sync runs in that namespace", metadata?["namespace"], in: metadata, deployment,
      to: values.namespace.text, ProofRules.serviceAccount)
  }

  private mutating func decideWebhook() {
    let values = chain.plan.values
    let claim = "the identity webhook gives the pod the role and a token for \(values.audience)"
    guard !chain.pods.isEmpty else {
      return log.assumed(
        claim,
        decidedBy: "oc get pods -n \(values.namespace) -l app=\(values.sync.name) "
          + "-o jsonpath='{.items[*].spec.containers[*].env[?(@.name==\"AWS_ROLE_ARN\")].value}'")
    }
    for pod in chain.pods {
      let name = pod.node["metadata"]?["name"]?.string ?? ""
      let variables = (pod.node["spec"]?["containers"]?.list ?? [])
        .flatMap { $0["env"]?.list ?? [] }
      let role = variables.first { $0["name"] == "AWS_ROLE_ARN" }?["value"]
      let audiences = (pod.node["spec"]?["volumes"]?.list ?? [])
        .flatMap { $0["projected"]?["sources"]?.list ?? [] }
        .compactMap { $0["serviceAccountToken"]?["audience"]?.string }
      let isGiven =
        role?.string == chain.plan.roleARN.text && audiences.contains(values.audience.text)
      log.claim(
        "pod \(name) was given the role and a token for \(values.audience)", ProofRules.webhook,
        evidence: [
          .init("AWS_ROLE_ARN", role?.string ?? "not set", "pod \(name)"),
          .init("audience", audiences.joined(separator: ", "), "pod \(name)"),
        ],
        unless: isGiven
          ? nil
          : Violation(
            "pod `\(name)` has role `\(role?.string ?? "")` and audiences "
              + "`\(audiences.joined(separator: " "))`",
            at: pod.node.location,
            help: "the webhook acts when a pod is made: `oc rollout restart deployment/"
              + "\(values.sync.name) -n \(values.namespace)`; if that does not help, look at the "
              + "pod identity webhook"))
    }
  }

  /// - Parameter parent: What should hold it.
  private mutating func compare(
    _ claim: String, _ found: Node?, in parent: Node?, _ document: PullChain.Document,
    to wanted: String, _ rule: RuleInfo
  ) {
    let violation = Violation(
      found.map { "this is `\($0.string ?? $0.kind)`, not `\(wanted)`" }
        ?? "`\(wanted)` is missing here: \(claim)",
      at: (found ?? parent ?? document.node).location,
      help: "write `\(wanted)`")
    log.claim(
      claim, rule, evidence: [.init(wanted, found?.string ?? "absent", document.name)],
      unless: found?.string == wanted ? nil : violation)
  }
}
