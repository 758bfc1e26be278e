import Diagnostics
import Documents
import IAMPolicy
import KubernetesManifests

/// A chain made of files: each document in the place that its content gives it.
public struct SuppliedDocuments: Sendable {
  public private(set) var findings: [Finding] = []
  private var serviceAccount: PullChain.Document?
  private var trustPolicy: PullChain.Document?
  private var identityPolicies: [PullChain.Document] = []
  private var repositoryPolicy: PullChain.Document?
  private var rbac: [PullChain.Document] = []
  private var deployment: PullChain.Document?

  public init() {}

  /// Takes a file in; a values file and whatever has no place in the chain is passed over.
  public mutating func add(_ bytes: [UInt8], source: String) {
    let (documents, faults) = DocumentFile.read(bytes, source: source)
    findings += faults
    for node in documents {
      let document = PullChain.Document(source, node)
      switch DocumentKind.found(in: node) {
      case .identity: identityPolicies.append(document)
      case .trust: trustPolicy = document
      case .resource: repositoryPolicy = document
      case .manifest: for manifest in ManifestDocument.all(in: node) { add(manifest, source) }
      case .scp, .rcp, .endpoint, .registry, .values, nil: continue
      }
    }
  }

  private mutating func add(_ manifest: ManifestDocument, _ source: String) {
    let document = PullChain.Document(source, manifest.node)
    switch manifest.kind {
    case "ServiceAccount": serviceAccount = document
    case "Deployment": deployment = document
    case "Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding": rbac.append(document)
    default: break
    }
  }

  /// The chain of these files.
  ///
  /// - Parameter filledIn: Whether what is absent is taken as the plan renders it.
  public func chain(_ plan: Plan, filledIn: Bool) -> PullChain {
    var chain = filledIn ? PullChain(rendered: plan) : PullChain(plan)
    chain.serviceAccount = serviceAccount ?? chain.serviceAccount
    chain.trustPolicy = trustPolicy ?? chain.trustPolicy
    if !identityPolicies.isEmpty { chain.identityPolicies = identityPolicies }
    if let repositoryPolicy { chain.repositories = .asked(repositoryPolicy) }
    if !rbac.isEmpty { chain.rbac = rbac }
    chain.deployment = deployment ?? chain.deployment
    return chain
  }

  /// The values that the documents themselves name, as the content of `ecr`: what each is compared with, so that those that
  /// disagree are found.
  public var derivedValues: Node {
    let role = serviceAccount?.node["metadata"]?["annotations"]?["eks.amazonaws.com/role-arn"]
    let roleARN = role?.string.flatMap { try? ARN($0) }
    let repositories = repositoryARNs
    var values = Mapping()
    var cluster = Mapping([.init(key: "name", value: "cluster")])
    cluster["account_id"] = roleARN.map { Node($0.account) }
    cluster["oidc_endpoint_url"] = provider.map { Node("https://\($0)") }
    values["cluster"] = Node(.mapping(cluster))
    var registry = Mapping()
    registry["account_id"] = repositories.first.map { Node($0.account) }
    registry["region"] = repositories.first.map { Node($0.region) }
    let names = repositories.map { String($0.resource.dropFirst("repository/".count)) }
    if !names.isEmpty { registry["repositories"] = Node(names) }
    values["registry"] = Node(.mapping(registry))
    if let name = roleARN?.resource.split(separator: "/").last {
      values["iam"] = ["role_name": Node(String(name))]
    }
    let metadata = serviceAccount?.node["metadata"]
    values["namespace"] = metadata?["namespace"]?.string.map { Node($0) }
    values["service_account"] = metadata?["name"]?.string.map { Node($0) }
    values["audience"] = claim("aud").map { Node($0) }
    if let name = deployment?.node["metadata"]?["name"]?.string {
      values["sync"] = ["name": Node(name)]
    }
    return Node(.mapping(values))
  }

  private var repositoryARNs: [ARN] {
    identityPolicies.flatMap { Policy($0.node, kind: .identity).statements }
      .flatMap { $0.resources?.patterns ?? [] }
      .compactMap { try? ARN($0.text) }
      .filter { $0.service == "ecr" && $0.resource.hasPrefix("repository/") }
  }

  private var trustStatements: [PolicyStatement] {
    trustPolicy.map { Policy($0.node, kind: .trust).statements } ?? []
  }

  /// The issuer without its scheme.
  private var provider: String? {
    let named = trustStatements.flatMap { $0.principals?.entries ?? [] }
      .first { $0.type == "Federated" }
    guard let text = named?.value.text, let arn = try? ARN(text) else { return nil }
    let prefix = "oidc-provider/"
    return arn.resource.hasPrefix(prefix) ? String(arn.resource.dropFirst(prefix.count)) : nil
  }

  private func claim(_ name: String) -> String? {
    trustStatements.flatMap(\.conditions).first { $0.key.text.hasSuffix(":\(name)") }?
      .values.first?.string
  }
}
