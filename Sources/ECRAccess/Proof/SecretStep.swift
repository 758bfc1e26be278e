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

  init(_ chain: PullChain) {
    self.chain = chain
    if !chain.isApplied { log.decideForm(of: chain.rbac) }
    for namespace in chain.plan.targetNamespaces { decideVerbs(in: namespace.text) }
    decideNothingElse()
    decideNames()
  }

  private var grants: [BoundRule] {
    BoundRule.all(
      serviceAccount: chain.plan.values.serviceAccount.text,
      in: chain.plan.values.namespace.text, among: chain.rbac.map(\.node))
  }

  private var secret: String { chain.plan.values.pullSecret.text }

  private mutating func decideVerbs(in namespace: String) {
    let verbs = ["create", "patch"]
    let here = grants.filter { $0.namespace == nil || $0.namespace == namespace }
    let lacking = verbs.filter { verb in
      !here.contains { $0.allows(verb, "secrets", name: secret) }
    }
    log.claim(
      "the sync may create and patch secret \(namespace)/\(secret); a patch can also read it",
      ProofRules.rbacMissing,
      evidence: verbs.map { verb in
        let grant = here.first { $0.allows(verb, "secrets", name: secret) }
        return .init(
          "\(verb) secrets/\(secret) in \(namespace)", grant == nil ? "no" : "yes",
          grant?.role ?? "no Role")
      },
      unless: lacking.isEmpty
        ? nil
        : Violation(
          "nothing lets `\(chain.plan.subject)` \(lacking.joined(separator: " or ")) secret "
            + "`\(secret)` in namespace `\(namespace)`",
          at: fault(in: namespace, verbs),
          help: "apply `ecr-rbac.yml`: a Role with `create` and `patch` on secrets, "
            + "`resourceNames: [\(secret)]`, and its RoleBinding"))
  }

  /// The place of what keeps a Role from reaching the service account: a binding that has another subject, stands elsewhere or
  /// names another Role; the Role itself where it does not grant the verbs.
  private func fault(in namespace: String, _ verbs: [String]) -> Location {
    let objects = chain.rbac.map(\.node)
    func standing(_ kind: String) -> [Node] {
      objects.filter { $0["kind"]?.string == kind && $0.namespace == namespace }
    }
    let roles = standing("Role")
    let granting = roles.first { role in
      let grants = BoundRule.all(of: role, in: namespace)
      return verbs.allSatisfy { verb in
        grants.contains { $0.allows(verb, "secrets", name: secret) }
      }
    }
    let targets = Set(chain.plan.targetNamespaces.map(\.text))
    /// One that stands in none of the namespaces is taken for the one that is missing here.
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
    let binding = standing("RoleBinding").first
    if let binding, binding["roleRef"]?["name"] == name {
      return (binding["subjects"] ?? binding).location
    }
    if let name, name.string != chain.plan.rbacName { return name.location }
    return (binding?["roleRef"] ?? astray("RoleBinding") ?? role).location
  }

  private mutating func decideNothingElse() {
    let targets = Set(chain.plan.targetNamespaces.map(\.text))
    let excess = grants.filter { grant in
      let isOurs =
        grant.namespace.map(targets.contains) == true && grant.apiGroups == [""]
        && grant.resources == ["secrets"] && grant.resourceNames == [secret]
      return !isOurs || !Set(grant.verbs).isSubset(of: ["create", "patch"])
    }
    let first = excess.first
    log.claim(
      "it may do nothing else in the cluster by the Roles seen", ProofRules.rbacExcess,
      evidence: excess.map { grant in
        .init(
          "\(grant.verbs.joined(separator: ",")) \(grant.resources.joined(separator: ","))",
          "yes", grant.role)
      },
      unless: first.map { grant in
        Violation(
          "`\(grant.role)` lets the sync \(grant.verbs.joined(separator: ", ")) "
            + "\(grant.resources.joined(separator: ", "))"
            + (grant.resourceNames.isEmpty
              ? " of every name" : " named \(grant.resourceNames.joined(separator: ", "))")
            + " in \(grant.namespace.map { "namespace `\($0)`" } ?? "every namespace")",
          at: grant.rule.location,
          help: "grant `create` and `patch` on secrets with `resourceNames: [\(secret)]`, and "
            + "nothing else")
      })
  }

  private mutating func decideNames() {
    guard let deployment = chain.deployment else { return }
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
    let environment = SyncEnvironment(deployment.node)
    for (variable, claim, rule) in wanted {
      let (name, value) = (variable.rawValue, chain.plan.value(of: variable))
      let found = environment.variable(variable)
      log.claim(
        claim, rule,
        evidence: [.init("\(name)=\(value)", found?.string ?? "not set", deployment.name)],
        unless: found?.string == value
          ? nil
          : Violation(
            "`\(name)` is \(found?.string.map { "`\($0)`" } ?? "not set"), not `\(value)`",
            at: found?.location ?? environment.location, help: "render `ecrsync.yml`"))
    }
  }
}

extension Node {
  fileprivate var namespace: String? { self["metadata"]?["namespace"]?.string }
}
