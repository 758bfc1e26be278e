import Diagnostics
import Documents
import IAMPolicy
import KubernetesManifests

/// A chain made of files, each document in the place that its content gives it.
public struct SuppliedDocuments: Sendable {
  public private(set) var findings: [Finding] = []
  private var serviceAccounts: [PullChain.Document] = []
  private var trustPolicy: PullChain.Document?
  private var identityPolicies: [PullChain.Document] = []
  private var repositoryPolicy: PullChain.Document?
  private var registryPolicy: PullChain.Document?
  private var serviceControlPolicies: [PullChain.Document] = []
  private var resourceControlPolicies: [PullChain.Document] = []
  private var endpointPolicies: [PullChain.Document] = []
  private var rbac: [PullChain.Document] = []
  private var deployments: [PullChain.Document] = []

  public init() {}

  /// Whether none of the files has a place in a chain.
  public var isEmpty: Bool {
    serviceAccounts.isEmpty && trustPolicy == nil && identityPolicies.isEmpty
      && repositoryPolicy == nil && rbac.isEmpty && deployments.isEmpty
  }

  /// Whether two of the documents have one place in the chain.
  public var hasSecondDocuments: Bool {
    findings.contains { $0.rule == ProofRules.secondDocument.id }
  }

  /// Adds a file; a values file and anything without a place in the chain is skipped.
  public mutating func add(_ bytes: [UInt8], source: String) {
    let (documents, faults) = DocumentFile.read(bytes, source: source)
    findings += faults
    for node in documents {
      let document = PullChain.Document(source, node)
      switch DocumentKind.found(in: node) {
      case .identity: identityPolicies.append(document)
      case .trust: Self.set(&trustPolicy, document, "trust policy", &findings)
      case .resource: Self.set(&repositoryPolicy, document, "repository policy", &findings)
      case .registry: Self.set(&registryPolicy, document, "registry policy", &findings)
      case .scp: serviceControlPolicies.append(document)
      case .rcp: resourceControlPolicies.append(document)
      case .endpoint: endpointPolicies.append(document)
      case .manifest: for manifest in ManifestDocument.all(in: node) { add(manifest, source) }
      case .values, nil: continue
      }
    }
  }

  private mutating func add(_ manifest: ManifestDocument, _ source: String) {
    let document = PullChain.Document(source, manifest.node)
    switch manifest.kind {
    case "ServiceAccount": Self.append(document, to: &serviceAccounts, &findings)
    case "Deployment": Self.append(document, to: &deployments, &findings)
    case "Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding": rbac.append(document)
    default: break
    }
  }

  private static func set(
    _ place: inout PullChain.Document?, _ document: PullChain.Document, _ what: String,
    _ findings: inout [Finding]
  ) {
    if let first = place { return findings.append(second(document, what, first)) }
    place = document
  }

  /// Objects of different names have different places; which one is the chain's, its plan tells.
  private static func append(
    _ document: PullChain.Document, to documents: inout [PullChain.Document],
    _ findings: inout [Finding]
  ) {
    let manifest = ManifestDocument(document.node)
    let first = documents.first {
      let other = ManifestDocument($0.node)
      return other.name == manifest.name && other.namespace == manifest.namespace
    }
    if let first { return findings.append(second(document, manifest.title, first)) }
    documents.append(document)
  }

  private static func second(
    _ document: PullChain.Document, _ what: String, _ first: PullChain.Document
  ) -> Finding {
    ProofRules.secondDocument.finding(
      Violation(
        "this is a second \(what) beside the one in `\(first.name)`", at: document.node.location,
        help: "give the documents of one environment"))
  }

  /// The chain of these files.
  ///
  /// - Parameter filledIn: Whether absent documents are taken as the plan renders them.
  public func chain(_ plan: Plan, filledIn: Bool) -> PullChain {
    var chain = filledIn ? PullChain(rendered: plan) : PullChain(plan)
    chain.serviceAccount =
      serviceAccount(named: plan.values.serviceAccount.text) ?? chain.serviceAccount
    chain.trustPolicy = trustPolicy ?? chain.trustPolicy
    if !identityPolicies.isEmpty { chain.identityPolicies = identityPolicies }
    if let repositoryPolicy { chain.repositories = .asked(repositoryPolicy) }
    if !rbac.isEmpty { chain.rbac = rbac }
    chain.deployment = deployment(named: plan.values.sync.name.text) ?? chain.deployment
    chain.guardrails = guardrails.merging(chain.guardrails)
    return chain
  }

  /// The policies above the accounts; their files do not tell the level, so each is a level of its own.
  private var guardrails: GuardrailDocuments {
    var documents = GuardrailDocuments()
    documents.serviceControlPolicies = serviceControlPolicies.map { [$0] }
    documents.resourceControlPolicies = resourceControlPolicies.map { [$0] }
    documents.endpointPolicies = endpointPolicies
    if let registryPolicy { documents.registryPolicy = .seen(registryPolicy) }
    return documents
  }

  private func serviceAccount(named name: String? = nil) -> PullChain.Document? {
    serviceAccounts.first { $0.objectName == name }
      ?? serviceAccounts.first { $0.roleAnnotation != nil } ?? serviceAccounts.first
  }

  private func deployment(named name: String? = nil) -> PullChain.Document? {
    let account = serviceAccount()?.objectName
    return deployments.first { $0.objectName == name }
      ?? deployments.first {
        $0.node["spec"]?["template"]?["spec"]?["serviceAccountName"]?.string == account
      } ?? deployments.first
  }

  /// The values that the documents name, as the content of `ecr`: each document is compared with them, which finds those that
  /// disagree.
  public var derivedValues: Node {
    let role = roleARN
    let repositories = repositoryARNs
    var values = Mapping()
    var cluster = Mapping([.init(key: "name", value: "cluster")])
    cluster["account_id"] = (role ?? providerARN).map { Node($0.account) }
    cluster["oidc_endpoint_url"] = provider.map { Node("https://\($0)") }
    values["cluster"] = Node(.mapping(cluster))
    var registry = Mapping()
    registry["account_id"] = repositories.first.map { Node($0.account) }
    registry["region"] = repositories.first.map { Node($0.region) }
    let names = repositories.map { String($0.resource.dropFirst("repository/".count)) }
    if !names.isEmpty { registry["repositories"] = Node(names) }
    values["registry"] = Node(.mapping(registry))
    values["iam"] = iam(role)
    let metadata = serviceAccount()?.node["metadata"]
    values["namespace"] = metadata?["namespace"]?.string.map { Node($0) }
    values["service_account"] = metadata?["name"]?.string.map { Node($0) }
    values["audience"] = claim("aud").map { Node($0) }
    if let name = deployment()?.objectName {
      values["sync"] = ["name": Node(name)]
    }
    return Node(.mapping(values))
  }

  /// The role that the service account names, or if that is not the ARN of a role, the one that the repository policy names.
  private var roleARN: ARN? {
    let principals = repositoryPolicy.map { Policy($0.node, kind: .resource).statements } ?? []
    let named = principals.flatMap { $0.principals?.entries ?? [] }.map(\.value.text)
    let annotated = [serviceAccount()?.roleAnnotation].compactMap(\.self)
    return (annotated + named).compactMap { try? ARN($0) }.first { arn in
      arn.service == "iam" && arn.resource.hasPrefix("role/")
        && (try? AccountID(arn.account)) != nil
        && (try? RoleName(String(arn.resource.split(separator: "/").last ?? ""))) != nil
    }
  }

  /// The role's name and path, or the name alone where that is all the service account has.
  private func iam(_ role: ARN?) -> Node? {
    guard let role else {
      let name = serviceAccount()?.roleAnnotation.flatMap { try? RoleName($0) }
      return name.map { ["role_name": Node($0.text)] }
    }
    let parts = role.resource.split(separator: "/").dropFirst()
    guard let name = parts.last else { return nil }
    let path = parts.dropLast().map { "\($0)/" }.joined()
    return ["path": Node("/\(path)"), "role_name": Node(String(name))]
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

  private var providerARN: ARN? {
    let named = trustStatements.flatMap { $0.principals?.entries ?? [] }
      .first { $0.type == "Federated" }
    return named.flatMap { try? ARN($0.value.text) }
  }

  /// The issuer without its scheme.
  private var provider: String? {
    guard let arn = providerARN else { return nil }
    let prefix = "oidc-provider/"
    return arn.resource.hasPrefix(prefix) ? String(arn.resource.dropFirst(prefix.count)) : nil
  }

  private func claim(_ name: String) -> String? {
    trustStatements.flatMap(\.conditions).first { $0.key.text.hasSuffix(":\(name)") }?
      .values.first?.string
  }
}

extension PullChain.Document {
  fileprivate var objectName: String? { ManifestDocument(node).name }

  fileprivate var roleAnnotation: String? {
    node["metadata"]?["annotations"]?["\(PodIdentityWebhook.prefix)/role-arn"]?.string
  }
}
