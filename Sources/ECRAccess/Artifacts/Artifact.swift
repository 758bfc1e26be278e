import Documents

/// One of the documents that an environment consists of.
///
/// A new artifact is a case here and a file beside this one that builds its documents.
public enum Artifact: String, CaseIterable, Sendable {
  case serviceAccount = "service_account"
  case permissionsPolicy = "permissions_policy"
  case trustPolicy = "trust_policy"
  case deployment
  case rbac
  case repositoryPolicy = "repository_policy"

  /// The file's name in the environment's folder; the first four are the guide's.
  public var fileName: String {
    switch self {
    case .serviceAccount: "ecr-sa.yml"
    case .permissionsPolicy: "ecr-cross-account-policy.json"
    case .trustPolicy: "ecr-trust-policy.json"
    case .deployment: "ecrsync.yml"
    case .rbac: "ecr-rbac.yml"
    case .repositoryPolicy: "ecr-repository-policy.json"
    }
  }

  /// Its documents under `plan`: one, but for `rbac`.
  public func documents(of plan: Plan) -> [Node] {
    switch self {
    case .serviceAccount: [plan.serviceAccountDocument]
    case .permissionsPolicy: [plan.permissionsPolicy.node]
    case .trustPolicy: [plan.trustPolicy.node]
    case .deployment: [plan.deploymentDocument]
    case .rbac: plan.rbacDocuments
    case .repositoryPolicy: [plan.repositoryPolicy.node]
    }
  }

  /// Its documents as data: a list for `rbac`, which holds several, and the document itself for the others.
  public func data(of plan: Plan) -> Node {
    let documents = documents(of: plan)
    return self == .rbac ? Node(documents) : documents[0]
  }

  /// The file's text, final line break included.
  public func text(of plan: Plan) -> String {
    let documents = documents(of: plan)
    return fileName.hasSuffix(".json")
      ? JSONWriter.text(documents[0], style: .pretty) + "\n" : YAMLWriter.text(documents)
  }
}
