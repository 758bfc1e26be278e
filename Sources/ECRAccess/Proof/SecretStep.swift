import Diagnostics
import Documents
import KubernetesManifests

/// Step 6: the sync pod may touch exactly one secret in each target namespace, the one that pods name, and it keys the entry by
/// the registry's own host.
///
/// Kubernetes documentation, "Server-Side Apply": creating needs `create` and `patch` on the name. A patch answers with the
/// object, so the sync can also read that one secret.
struct SecretStep {
  private let chain: PullChain
  private(set) var log = ProofLog(step: 6)

  private let permissions: SyncPermissions

  init(_ chain: PullChain) {
    self.chain = chain
    permissions = SyncPermissions(chain)
    if let why = chain.rbac.compactMap(\.unreadable).first {
      log.assumed(
        "the sync may create and patch the pull secrets, and do nothing else", because: why,
        decidedBy: DecidingCommand.permissions(chain.plan, in: chain.plan.values.namespace.text))
    } else {
      if !chain.isApplied { log.decideForm(of: chain.rbac) }
      for namespace in chain.plan.targetNamespaces { decideVerbs(in: namespace.text) }
      decideNothingElse()
      assumeUnseen()
    }
    decideNames()
    decideAPIToken()
  }

  private var secret: String { chain.plan.values.pullSecret.text }

  private mutating func decideVerbs(in namespace: String) {
    let verbs = ["create", "patch"]
    let here = permissions.rules.filter { $0.namespace == nil || $0.namespace == namespace }
    let claim =
      "the sync may create and patch secret \(namespace)/\(secret); a patch can also read it"
    let allowing = verbs.map { verb in
      (verb, here.first { $0.allows(verb, "secrets", name: secret) })
    }
    let lacking = allowing.filter { $0.1 == nil }.map(\.0)
    let evidence = allowing.map { verb, rule in
      ProofRow.Evidence(
        "\(verb) secrets/\(secret) in \(namespace)", rule == nil ? "no" : "yes",
        rule?.role ?? "no Role")
    }
    let unseen = permissions.unseen(in: namespace).first {
      $0.roleKind == "ClusterRole" || !hasGrantingRole(verbs)
    }
    if !lacking.isEmpty, let unseen {
      return log.assumed(
        claim,
        because: "\(unseen.name) binds \(unseen.roleKind) \(unseen.roleName), which was not seen",
        decidedBy: command(unseen), evidence: evidence)
    }
    log.claim(
      claim, ProofRules.rbacMissing, evidence: evidence,
      unless: lacking.isEmpty
        ? nil
        : Violation(
          "nothing lets `\(chain.plan.subject)` \(lacking.joined(separator: " or ")) secret "
            + "`\(secret)` in namespace `\(namespace)`",
          at: fault(in: namespace, verbs),
          help: "apply `ecr-rbac.yml`: a Role with `create` and `patch` on secrets, "
            + "`resourceNames: [\(secret)]`, and its RoleBinding"))
  }

  /// Whether a Role with these verbs was given: where it does not reach the service account, that is a fault.
  private func hasGrantingRole(_ verbs: [String]) -> Bool {
    chain.rbac.contains { role in
      guard ["Role", "ClusterRole"].contains(role.node["kind"]?.string) else { return false }
      let rules = BoundRule.all(of: role.node, in: nil)
      return verbs.allSatisfy { verb in
        rules.contains { $0.allows(verb, "secrets", name: secret) }
      }
    }
  }

  private func command(_ binding: SyncPermissions.Binding) -> String {
    let place = binding.roleKind == "ClusterRole" ? "" : " -n \(binding.namespace ?? "")"
    return "oc get \(binding.roleKind.lowercased()) \(binding.roleName)\(place) -o yaml"
  }

  private mutating func assumeUnseen() {
    for binding in permissions.unseen {
      log.assumed(
        "\(binding.name) gives the sync nothing more",
        because: "\(binding.roleKind) \(binding.roleName) was not seen", decidedBy: command(binding)
      )
    }
    log.assumed(
      "no binding that was not seen gives the sync more",
      decidedBy: DecidingCommand.permissions(chain.plan, in: chain.plan.values.namespace.text))
  }

  /// The place of what keeps a Role from reaching the service account: a binding that has another subject, is in another
  /// namespace or names another Role; the Role itself where it does not grant the verbs.
  private func fault(in namespace: String, _ verbs: [String]) -> Location {
    let objects = chain.rbac.map(\.node)
    func local(_ kind: String) -> [Node] {
      objects.filter { $0["kind"]?.string == kind && $0.namespace == namespace }
    }
    let roles = local("Role")
    let granting = roles.first { role in
      let rules = BoundRule.all(of: role, in: namespace)
      return verbs.allSatisfy { verb in
        rules.contains { $0.allows(verb, "secrets", name: secret) }
      }
    }
    let targets = Set(chain.plan.targetNamespaces.map(\.text))
    /// One that is in none of the namespaces is taken for the one that is missing here.
    func astray(_ kind: String) -> Node? {
      let metadata = objects.filter { $0["kind"]?.string == kind }.compactMap { $0["metadata"] }
        .first { !targets.contains($0["namespace"]?.string ?? "") }
      return metadata?["namespace"] ?? metadata
    }
    guard let role = granting else {
      let nearest = roles.first?["rules"] ?? roles.first ?? astray("Role") ?? objects.first
      return nearest?.location ?? .none
    }
    let name = role["metadata"]?["name"]
    let binding = local("RoleBinding").first
    if let binding, binding["roleRef"]?["name"] == name {
      return (binding["subjects"] ?? binding).location
    }
    if let name, name.string != chain.plan.rbacName { return name.location }
    return (binding?["roleRef"] ?? astray("RoleBinding") ?? role).location
  }

  private mutating func decideNothingElse() {
    let targets = Set(chain.plan.targetNamespaces.map(\.text))
    let excess = permissions.rules.filter { rule in
      let isOurs =
        rule.namespace.map(targets.contains) == true && rule.apiGroups == [""]
        && rule.resources == ["secrets"] && rule.resourceNames == [secret]
      return !isOurs || !Set(rule.verbs).isSubset(of: ["create", "patch"])
    }
    let first = excess.first
    log.claim(
      "it may do nothing else in the cluster by the Roles seen", ProofRules.rbacExcess,
      evidence: excess.map { rule in
        .init(
          "\(rule.verbs.joined(separator: ",")) \(rule.resources.joined(separator: ","))",
          "yes", rule.role)
      },
      unless: first.map { rule in
        Violation(
          "`\(rule.role)` lets the sync \(rule.verbs.joined(separator: ", ")) "
            + "\(rule.resources.joined(separator: ", "))"
            + (rule.resourceNames.isEmpty
              ? " of every name" : " named \(rule.resourceNames.joined(separator: ", "))")
            + " in \(rule.namespace.map { "namespace `\($0)`" } ?? "every namespace")",
          at: rule.rule.location,
          help: "grant `create` and `patch` on secrets with `resourceNames: [\(secret)]`, and "
            + "nothing else")
      })
  }

  /// The pod's own setting overrides the service account's.
  ///
  /// Kubernetes documentation, "Configure Service Accounts for Pods", on opting out of API credential automounting.
  private mutating func decideAPIToken() {
    guard let pod = chain.syncPod, chain.serviceAccount?.unreadable == nil else { return }
    let key = "automountServiceAccountToken"
    let setting = pod.spec[key] ?? chain.serviceAccount?.node[key]
    let isMounted = setting != false || pod.mounts(at: Self.tokenFolder)
    log.claim(
      "the sync's container gets the token that the API server knows it by", ProofRules.apiToken,
      evidence: [
        .init(key, setting == false ? "false" : "not false", chain.deployment?.name ?? "")
      ],
      unless: isMounted
        ? nil
        : Violation(
          "no token is mounted: `\(key)` is false", at: setting?.location ?? pod.location,
          help: "remove it from the pod's template or the service account"))
  }

  /// Where the API server mounts the token of a pod's service account.
  private static let tokenFolder = "/var/run/secrets/kubernetes.io/serviceaccount"

  private mutating func decideNames() {
    guard let deployment = chain.deployment else { return }
    guard let pod = chain.syncPod else {
      return log.assumed(
        "it writes the plan's secret, keyed by the registry's own host",
        because: deployment.unreadable,
        decidedBy: DecidingCommand.object(
          "deployment", chain.plan.values.sync.name.text, chain.plan))
    }
    let wanted: [(variable: SyncVariable, claim: String, rule: RuleInfo)] = [
      (
        .pullSecret, "it writes the secret that pods name in imagePullSecrets",
        ProofRules.pullSecretName
      ),
      (
        .registryHost,
        "it keys the entry by the registry's own host, not the caller's",
        ProofRules.registryHost
      ),
      (
        .targetNamespaces,
        "it writes into every target namespace", ProofRules.pullSecretName
      ),
      (
        .region, "it asks the registry's region",
        ProofRules.registryHost
      ),
    ]
    for (variable, claim, rule) in wanted {
      let (name, value) = (variable.rawValue, chain.plan.value(of: variable))
      let found = pod.variable(variable)
      log.claim(
        claim, rule,
        evidence: [.init("\(name)=\(value)", found?.string ?? "not set", deployment.name)],
        unless: found?.string == value
          ? nil
          : Violation(
            "`\(name)` is \(found?.string.map { "`\($0)`" } ?? "not set"), not `\(value)`",
            at: found?.location ?? pod.location, help: "render `ecrsync.yml`"))
    }
  }
}

extension Node {
  fileprivate var namespace: String? { self["metadata"]?["namespace"]?.string }
}
