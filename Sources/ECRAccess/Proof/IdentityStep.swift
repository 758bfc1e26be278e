import Diagnostics
import Documents
import KubernetesManifests

/// Step 1: the pod runs as the service account that carries the role's ARN, and its token has the issuer, subject and audience
/// that AWS will be asked about.
///
/// aws/amazon-eks-pod-identity-webhook, README: annotations `role-arn` and `audience`.
struct IdentityStep {
  let chain: PullChain
  var log = ProofLog(step: 1)

  init(_ chain: PullChain) {
    self.chain = chain
    decideServiceAccount()
    decideDeployment()
    if chain.pods.isEmpty {
      decideTemplate()
    } else {
      decidePods()
    }
    decideImage()
  }

  private mutating func decideServiceAccount() {
    let plan = chain.plan
    let name = "\(plan.values.namespace)/\(plan.values.serviceAccount)"
    let claim = "service account \(name) carries the role's ARN and pins the token's audience"
    guard let account = chain.serviceAccount else {
      return log.fails(
        claim, ProofRules.missingDocument,
        Violation("there is no service account `\(name)`", at: .none, help: "render `ecr-sa.yml`"))
    }
    if let why = account.unreadable {
      return log.assumed(
        claim, because: why,
        decidedBy: DecidingCommand.object(
          "serviceaccount", plan.values.serviceAccount.text, plan))
    }
    if !chain.isApplied { log.decideForm(of: account) }
    let metadata = account.node["metadata"]
    compare(
      "it is the service account that the role trusts", metadata?["name"], in: metadata, account,
      to: plan.values.serviceAccount.text, "the service account has no name",
      ProofRules.serviceAccount)
    compare(
      "it is in the namespace that the role trusts", metadata?["namespace"], in: metadata, account,
      to: plan.values.namespace.text, "the service account names no namespace",
      ProofRules.serviceAccount)
    let annotations = metadata?["annotations"]
    let (role, audience) = (
      "\(PodIdentityWebhook.prefix)/role-arn", "\(PodIdentityWebhook.prefix)/audience"
    )
    compare(
      "it carries the role's ARN", annotations?[role], in: annotations ?? metadata, account,
      to: plan.roleARN.text, "the service account does not carry the role's ARN", key: role,
      ProofRules.roleAnnotation)
    compare(
      "it pins the token's audience to the one that the role trusts", annotations?[audience],
      in: annotations ?? metadata, account, to: plan.values.audience.text,
      "the service account does not pin the token audience", key: audience, ProofRules.audience)
  }

  private mutating func decideDeployment() {
    let claim = "the sync runs as that service account"
    let values = chain.plan.values
    guard let deployment = chain.deployment else {
      return log.fails(
        claim, ProofRules.missingDocument,
        Violation("there is no Deployment", at: .none, help: "render `ecrsync.yml`"))
    }
    if let why = deployment.unreadable {
      return log.assumed(
        claim, because: why,
        decidedBy: DecidingCommand.object("deployment", values.sync.name.text, chain.plan))
    }
    let metadata = deployment.node["metadata"]
    let spec = deployment.node["spec"]?["template"]?["spec"]
    compare(
      claim, spec?["serviceAccountName"] ?? spec?["serviceAccount"], in: spec, deployment,
      to: values.serviceAccount.text, "the pods run as the namespace's `default` service account",
      key: "serviceAccountName", ProofRules.serviceAccount)
    compare(
      "the sync runs in that namespace", metadata?["namespace"], in: metadata, deployment,
      to: values.namespace.text, "the Deployment names no namespace", key: "namespace",
      ProofRules.serviceAccount)
  }

  /// The secret that the sync makes cannot be what its own image is pulled with.
  private mutating func decideImage() {
    let plan = chain.plan
    guard chain.pods.isEmpty, let image = chain.syncPod?.container?["image"]?.string,
      (try? ImageReference(image))?.registry == plan.registryHost
    else { return }
    log.assumed(
      "the nodes can pull the sync's own image without the secret that it makes",
      because: "\(image) is in the very registry",
      decidedBy:
        "oc get pods -n \(plan.values.namespace) -l app=\(plan.values.sync.name)")
  }

  /// - Parameters:
  ///   - parent: What should hold it.
  ///   - lacking: What to say where it is absent.
  ///   - key: How to name it in the help.
  private mutating func compare(
    _ claim: String, _ found: Node?, in parent: Node?, _ document: PullChain.Document,
    to wanted: String, _ lacking: String, key: String? = nil, _ rule: RuleInfo
  ) {
    let violation = Violation(
      found.map { "this is `\($0.string ?? $0.kind)`, not `\(wanted)`" } ?? lacking,
      at: (found ?? parent ?? document.node).location,
      help: found == nil ? "add `\(key.map { "\($0): " } ?? "")\(wanted)`" : "write `\(wanted)`")
    log.claim(
      claim, rule, evidence: [.init(wanted, found?.string ?? "absent", document.name)],
      unless: found?.string == wanted ? nil : violation)
  }
}
