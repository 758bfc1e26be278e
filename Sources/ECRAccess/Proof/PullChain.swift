import Documents
import IAMPolicy

/// The documents that a pull depends on, as they will be applied or as they are.
///
/// What is absent was not seen. Whether that breaks the chain or leaves something to assume depends on the document: a
/// missing Role breaks it, an organization's policies that were not shown are assumed not to deny.
public struct PullChain: Sendable {
  /// A document and what people call it.
  public struct Document: Sendable {
    public let name: String
    public let node: Node

    public init(_ name: String, _ node: Node) {
      self.name = name
      self.node = node
    }

    /// Why the document could not be read: its node is `{unreadable: WHY}`; `nil` for one that was read.
    var unreadable: String? { node.unreadable }
  }

  /// The policies of the registry's repositories.
  public enum Repositories: Sendable {
    case unseen
    /// The statement that the registry's account is asked to add; nobody has seen it there yet.
    case asked(Document)
    /// The whole policy of each repository that the plan matches; null: it has none.
    case seen([Document])
  }

  public let plan: Plan
  /// Whether AWS and the API server have accepted these documents already, so that their form is beyond question.
  public var isApplied = false
  public var serviceAccount: Document?
  public var trustPolicy: Document?
  /// Every policy that is attached to the role or embedded in it.
  public var identityPolicies: [Document] = []
  /// The ARN of the boundary that the role has or will have; `nil`: none, as far as it was seen.
  public var boundaryARN: String?
  public var repositories: Repositories = .unseen
  /// Roles, ClusterRoles and their bindings.
  public var rbac: [Document] = []
  /// Whether every Role of the target namespaces is among `rbac`, so that one that is not does not exist.
  public var hasAllRoles = false
  public var deployment: Document?
  public var guardrails = GuardrailDocuments()
  public var oidcProvider: Provider = .unseen
  /// The sync pods as the API server answers.
  public var pods: [Document] = []
  /// When the sync last got a token, as the secret's annotation says; `nil`: no secret was seen.
  public var tokenRefreshed: String?

  /// The OIDC provider of the cluster's issuer in the cluster's account.
  public enum Provider: Sendable {
    case unseen
    /// The account has none.
    case none
    /// As `aws iam get-open-id-connect-provider` answers.
    case seen(Document)
  }

  /// Whether the role has or will have a boundary, as far as it was seen.
  var hasBoundary: Bool { boundaryARN != nil || guardrails.permissionsBoundary != nil }

  public init(_ plan: Plan) {
    self.plan = plan
    boundaryARN = plan.values.iam.permissionsBoundary?.text
  }

  /// The chain of what would be rendered.
  public init(rendered plan: Plan) {
    self.init(plan)
    let documents = { (artifact: Artifact) in
      artifact.documents(of: plan).map { Document(artifact.fileName, $0) }
    }
    serviceAccount = documents(.serviceAccount).first
    trustPolicy = documents(.trustPolicy).first
    identityPolicies = documents(.permissionsPolicy)
    repositories = documents(.repositoryPolicy).first.map(Repositories.asked) ?? .unseen
    rbac = documents(.rbac)
    deployment = documents(.deployment).first
  }
}

/// Documents above the plan that may take something away, and the registry's policy, which may also grant.
public struct GuardrailDocuments: Sendable {
  /// The policy of the whole registry.
  public enum RegistryPolicy: Sendable {
    case unseen
    /// The registry has none.
    case none
    case seen(PullChain.Document)
  }

  public var permissionsBoundary: PullChain.Document?
  /// One list for each level of the organization, from the root down.
  public var serviceControlPolicies: [[PullChain.Document]] = []
  public var resourceControlPolicies: [[PullChain.Document]] = []
  public var endpointPolicies: [PullChain.Document] = []
  public var registryPolicy: RegistryPolicy = .unseen

  public init() {}

  /// The kinds of policy above the accounts of which nothing was seen.
  var unseenKinds: [String] {
    [
      ("service control policy", serviceControlPolicies.isEmpty),
      ("resource control policy", resourceControlPolicies.isEmpty),
      ("VPC endpoint policy", registryEndpointPolicies.isEmpty),
    ].filter(\.1).map(\.0)
  }

  /// These and others; where there can be one alone, this one's counts: it was read from AWS.
  public func merging(_ other: GuardrailDocuments) -> GuardrailDocuments {
    var merged = self
    merged.permissionsBoundary = permissionsBoundary ?? other.permissionsBoundary
    merged.serviceControlPolicies += other.serviceControlPolicies
    merged.resourceControlPolicies += other.resourceControlPolicies
    merged.endpointPolicies += other.endpointPolicies
    if case .unseen = registryPolicy { merged.registryPolicy = other.registryPolicy }
    return merged
  }
}
