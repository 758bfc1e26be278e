import Documents

/// One of the files that an environment is rendered into.
///
/// A new artifact is a case here and a file beside this one that builds its documents.
public enum Artifact: String, CaseIterable, Sendable {
  case serviceAccount = "service_account"
  case permissionsPolicy = "permissions_policy"
  case trustPolicy = "trust_policy"
  case deployment
  case rbac
  case repositoryPolicy = "repository_policy"

  /// The file's name in the environment's folder.
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

  /// The documents that `plan` gives: several for `rbac`, otherwise one.
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

  /// The same as data: a list for `rbac`, otherwise the document itself.
  public func data(of plan: Plan) -> Node {
    let documents = documents(of: plan)
    return self == .rbac ? Node(documents) : documents[0]
  }

  /// The file's text, with a final line break.
  public func text(of plan: Plan) -> String {
    let documents = documents(of: plan)
    return fileName.hasSuffix(".json")
      ? JSONWriter.text(documents[0], style: .pretty) + "\n" : YAMLWriter.text(documents)
  }
}
