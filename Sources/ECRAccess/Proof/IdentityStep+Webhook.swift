import Diagnostics
import Documents

// How the sync's container gets the role and the token: by what the pod itself has, or by the webhook.
extension IdentityStep {
  private var role: String { chain.plan.roleARN.text }
  private var audience: String { chain.plan.values.audience.text }

  /// The pods that the Deployment will make.
  mutating func decideTemplate() {
    guard let pod = chain.syncPod, let deployment = chain.deployment,
      let account = chain.serviceAccount, account.unreadable == nil, let container = pod.container
    else { return }
    let own = WebIdentity(container, in: pod.spec)
    guard !own.isComplete else {
      return decide(
        own, "the sync's container has the role and a token for \(audience)",
        deployment.name, own.fault(role: role, audience: audience), help: "render `ecrsync.yml`")
    }
    guard
      let webhook = PodIdentityWebhook(
        serviceAccount: account.node, podAnnotations: pod.annotations)
    else { return }
    let claim = "the identity webhook will give the sync's container its role and token"
    let spec = webhook.injected(into: pod.spec)
    let injected = SyncPod(["spec": spec], plan: chain.plan).container.map {
      WebIdentity($0, in: spec)
    }
    // What the service account says is compared with the plan already
    let fault = injected?.fault(role: webhook.role, audience: webhook.audience)
    let before = log.findings.count
    decide(
      injected ?? own, claim, deployment.name,
      fault.map { (webhook.obstacle(container) ?? $0.message, $0.place) },
      at: container,
      help: "leave both variables to the webhook, and the container out of "
        + "`\(PodIdentityWebhook.prefix)/skip-containers`")
    guard log.findings.count == before else { return }
    log.assumed(
      "the identity webhook acts when the pod is created", because: "its failure policy is Ignore",
      decidedBy: podCommand)
  }

  /// The pods that run.
  mutating func decidePods() {
    for document in chain.pods {
      let name = document.node["metadata"]?["name"]?.string ?? ""
      if let why = document.unreadable {
        log.assumed(
          "the sync's pods were given the role and a token for \(audience)", because: why,
          decidedBy: podCommand)
        continue
      }
      let pod = SyncPod(document.node, plan: chain.plan)
      let container = pod.container ?? [:]
      let identity = WebIdentity(container, in: pod.spec)
      let fault = identity.fault(role: role, audience: audience)
      let webhook = chain.serviceAccount.flatMap {
        PodIdentityWebhook(serviceAccount: $0.node, podAnnotations: pod.annotations)
      }
      let obstacle = webhook?.obstacle(container)
      decide(
        identity, "pod \(name) was given the role and a token for \(audience)", "pod \(name)",
        fault.map { ("pod `\(name)`: " + (obstacle ?? $0.message), $0.place) },
        at: document.node,
        help: obstacle == nil
          ? "the webhook acts when a pod is created: `oc rollout restart deployment/"
            + "\(chain.plan.values.sync.name) -n \(chain.plan.values.namespace)`; if that does not "
            + "help, check the pod identity webhook"
          : "take this out of the Deployment: `ecrsync.yml` does not have it")
    }
  }

  /// - Parameter node: What to point at where the fault itself is in no document.
  private mutating func decide(
    _ identity: WebIdentity, _ claim: String, _ document: String,
    _ fault: (message: String, place: Location)?, at node: Node = .null, help: String
  ) {
    let evidence: [ProofRow.Evidence] = [
      .init(PodIdentityWebhook.roleVariable, identity.role ?? "not set", document),
      .init("audience", identity.audience ?? "not set", document),
      .init("token's life", identity.tokenLife.map { "\($0) s" } ?? "no token", document),
    ]
    if let variable = identity.unseenVariable {
      return log.assumed(
        claim, because: "\(variable) comes from elsewhere", decidedBy: podCommand,
        evidence: evidence)
    }
    log.claim(
      claim, ProofRules.webhook, evidence: evidence,
      unless: fault.map {
        Violation($0.message, at: $0.place == .none ? node.location : $0.place, help: help)
      })
  }

  private var podCommand: String {
    "oc get pods -n \(chain.plan.values.namespace) -l app=\(chain.plan.values.sync.name) "
      + "-o jsonpath='{.items[*].spec.containers[*].env[?(@.name==\"AWS_ROLE_ARN\")].value}'"
  }
}
