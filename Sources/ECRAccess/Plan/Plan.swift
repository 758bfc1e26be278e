import Diagnostics
import IAMPolicy
import KubernetesManifests

/// Every name that follows from the values, derived in one place, so that all documents agree.
///
/// A class, because it is shared and never changes: copies of the values would add an eighth to the binary.
public final class Plan: Sendable {
  public let values: Values

  public init(_ values: Values) { self.values = values }

  public var partition: Partition { values.registry.region.partition }

  /// Role, policy and OIDC provider are in the cluster's account.
  public var roleARN: ARN { iam("role\(values.iam.path.text)\(values.iam.roleName)") }
  public var policyARN: ARN { iam("policy\(values.iam.path.text)\(values.iam.policyName)") }

  /// `nil` while the issuer is unknown.
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

  /// The host in image references: the registry's own, not that of the caller's account.
  ///
  /// Amazon ECR User Guide, "Amazon ECR private registry".
  public var registryHost: String {
    let registry = values.registry
    return "\(registry.accountID).dkr.ecr.\(registry.region).\(partition.dnsSuffix)"
  }

  /// Whether the sync's own image needs the pull secret that the sync writes.
  var isImageInRegistry: Bool { values.sync.image.registry == registryHost }

  public var repositoryARNs: [ARN] {
    values.registry.repositories.map { pattern in
      ARN(
        partition: partition, service: "ecr", region: values.registry.region.text,
        account: values.registry.accountID.text, resource: "repository/\(pattern)")
    }
  }

  /// A regular expression, in Python's syntax, that matches exactly the names that the patterns match.
  public var repositoriesExpression: String {
    let alternatives = values.registry.repositories.map(\.expression).joined(separator: "|")
    return "^(?:\(alternatives))$"
  }

  /// The namespaces that get the pull secret, without duplicates, the sync's own first.
  public var targetNamespaces: [DNSLabel] {
    var seen: Set<DNSLabel> = []
    return ([values.namespace] + values.targetNamespaces).filter { seen.insert($0).inserted }
  }

  /// The name of Role and RoleBinding in each target namespace, which two environments may share.
  public var rbacName: String { "\(values.sync.name).\(values.namespace)" }

  /// The actions that a pull needs on a repository.
  ///
  /// Amazon ECR User Guide, "IAM permissions for pulling an image".
  public static let pullActions = [
    "ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage",
  ]
}
