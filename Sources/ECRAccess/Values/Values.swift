import Diagnostics
import IAMPolicy
import KubernetesManifests

/// The configuration of an environment: the validated content of `ecr` in its values file.
public struct Values: Sendable {
  public struct Cluster: Sendable {
    public let name: ClusterName
    public let accountID: AccountID
    /// `nil` until the play has looked it up with `rosa`.
    public let issuer: OIDCIssuer?
  }

  public struct Registry: Sendable {
    public let accountID: AccountID
    public let region: Region
    public let repositories: [RepositoryPattern]
    public let applyToMatches: Bool
  }

  public struct IAM: Sendable {
    public let roleName: RoleName
    public let policyName: PolicyName
    public let path: IAMPath
    public let permissionsBoundary: ARN?
    public let tags: [(key: FreeText, value: FreeText)]
  }

  /// Policies above the plan, as file names relative to the values file.
  public struct Guardrails: Sendable {
    public let permissionsBoundary: FreeText?
    /// One list of files per level of the organization, from the root down.
    public let serviceControlPolicies: [[FreeText]]
    public let resourceControlPolicies: [[FreeText]]
    public let endpointPolicies: [FreeText]
    public let registryPolicy: FreeText?
  }

  /// Findings that a user has reviewed and accepts.
  public struct Acceptance: Sendable {
    public let rule: FreeText
    public let ruleLocation: Location
    public let path: FreeText?
    public let why: FreeText
  }

  /// The Deployment that refreshes the pull secret.
  public struct Sync: Sendable {
    public let name: DNSLabel
    public let image: ImageReference
    public let imagePullPolicy: ImagePullPolicy
    public let refreshInterval: RefreshInterval
    public let env: [(key: EnvironmentName, value: FreeText)]
    public let owner: FreeText
    public let version: LabelValue
    public let component: LabelValue
    public let instance: LabelValue
    public let limits: [(key: LabelValue, value: Quantity)]
    public let requests: [(key: LabelValue, value: Quantity)]
  }

  public let cluster: Cluster
  public let registry: Registry
  public let iam: IAM
  public let guardrails: Guardrails
  public let namespace: DNSLabel
  public let serviceAccount: DNSSubdomain
  public let audience: Audience
  public let pullSecret: DNSSubdomain
  public let targetNamespaces: [DNSLabel]
  public let linkServiceAccounts: [DNSSubdomain]
  public let accept: [Acceptance]
  public let sync: Sync
}
