import Diagnostics
import IAMPolicy
import KubernetesManifests

/// Every name that follows from the values, derived in one place, so that all documents agree.
///
/// A class, since much holds on to it and it never changes: copies of the values in each holder are an eighth of our code.
public final class Plan: Sendable {
  public let values: Values

  public init(_ values: Values) { self.values = values }

  public var partition: Partition { values.registry.region.partition }

  /// The cluster's account has the role, the policy and the OIDC provider.
  public var roleARN: ARN { iam("role\(values.iam.path.text)\(values.iam.roleName)") }
  public var policyARN: ARN { iam("policy\(values.iam.path.text)\(values.iam.policyName)") }

  /// `nil` while the issuer is not known.
  public var oidcProviderARN: ARN? {
    values.cluster.issuer.map { iam("oidc-provider/\($0.providerName)") }
  }

  private func iam(_ resource: String) -> ARN {
    ARN(
      partition: partition, service: "iam", account: values.cluster.accountID.text,
      resource: resource)
  }

  /// The subject of the service account's tokens.
  ///
  /// Kubernetes documentation, "Authenticating", service account tokens.
  public var subject: String {
    "system:serviceaccount:\(values.namespace):\(values.serviceAccount)"
  }

  /// The registry's own host, which is what image references name: not that of the caller's registry.
  ///
  /// Amazon ECR User Guide, "Amazon ECR private registry".
  public var registryHost: String {
    let registry = values.registry
    return "\(registry.accountID).dkr.ecr.\(registry.region).\(partition.dnsSuffix)"
  }

  public var repositoryARNs: [ARN] {
    values.registry.repositories.map { pattern in
      ARN(
        partition: partition, service: "ecr", region: values.registry.region.text,
        account: values.registry.accountID.text, resource: "repository/\(pattern)")
    }
  }

  /// A regular expression, in Python's words, that matches exactly the names which the patterns cover.
  public var repositoriesExpression: String {
    let alternatives = values.registry.repositories.map(\.expression).joined(separator: "|")
    return "^(?:\(alternatives))$"
  }

  /// The namespaces that get the pull secret: the sync's own first, each once.
  public var targetNamespaces: [DNSLabel] {
    var seen: Set<DNSLabel> = []
    return ([values.namespace] + values.targetNamespaces).filter { seen.insert($0).inserted }
  }

  /// The name of Role and RoleBinding in every target namespace: two environments may share a target.
  public var rbacName: String { "\(values.sync.name).\(values.namespace)" }

  /// What must be granted on a repository before an image can be pulled from it.
  ///
  /// Amazon ECR User Guide, "IAM permissions for pulling an image".
  public static let pullActions = [
    "ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage",
  ]
}
