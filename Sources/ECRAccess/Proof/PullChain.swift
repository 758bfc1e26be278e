import Documents
import IAMPolicy

/// The documents that a pull goes through, as they will be applied or as they stand.
///
/// What is absent was not seen. Whether that breaks the chain or leaves something to assume depends on the document: a
/// missing Role breaks it, an organization's policies that nobody has shown are assumed not to deny.
public struct PullChain: Sendable {
  /// A document and what people call it.
  public struct Document: Sendable {
    public let name: String
    public let node: Node

    public init(_ name: String, _ node: Node) {
      self.name = name
      self.node = node
    }
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
  /// Whether AWS and the API server have taken these documents already, so that their form is beyond question.
  public var isApplied = false
  public var serviceAccount: Document?
  public var trustPolicy: Document?
  /// Every policy that is attached to the role or stands in it.
  public var identityPolicies: [Document] = []
  public var repositories: Repositories = .unseen
  /// Roles, ClusterRoles and their bindings.
  public var rbac: [Document] = []
  public var deployment: Document?
  public var guardrails = GuardrailDocuments()
  /// The provider as `aws iam get-open-id-connect-provider` answers.
  public var oidcProvider: Document?
  /// The sync pods as the API server answers.
  public var pods: [Document] = []
  /// When the sync last got a token, as the secret's annotation says; `nil`: no secret was seen.
  public var tokenRefreshed: String?

  public init(_ plan: Plan) { self.plan = plan }

  /// The chain of what would be rendered.
  public init(rendered plan: Plan) {
    self.plan = plan
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

/// Documents above the plan that may take something away, never give.
public struct GuardrailDocuments: Sendable {
  public var permissionsBoundary: PullChain.Document?
  /// One list for each level of the organization, from the root down.
  public var serviceControlPolicies: [[PullChain.Document]] = []
  public var resourceControlPolicies: [[PullChain.Document]] = []
  public var endpointPolicies: [PullChain.Document] = []

  public init() {}

  /// Whether nothing is known of what stands above the account.
  var isUnknownAbove: Bool {
    serviceControlPolicies.isEmpty && resourceControlPolicies.isEmpty && endpointPolicies.isEmpty
  }

  /// These and others; of two boundaries the one that stands counts, which is this one.
  public func merging(_ other: GuardrailDocuments) -> GuardrailDocuments {
    var merged = self
    merged.permissionsBoundary = permissionsBoundary ?? other.permissionsBoundary
    merged.serviceControlPolicies += other.serviceControlPolicies
    merged.resourceControlPolicies += other.resourceControlPolicies
    merged.endpointPolicies += other.endpointPolicies
    return merged
  }
}
