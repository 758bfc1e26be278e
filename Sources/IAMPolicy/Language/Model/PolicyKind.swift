import Documents

/// The kinds of policy, which differ in what they are attached to, which elements they have, and how long they may be.
public enum PolicyKind: String, CaseIterable, Sendable {
  case identity
  case trust
  /// A repository policy.
  case resource
  /// A service control policy of AWS Organizations.
  case scp
  /// A resource control policy of AWS Organizations.
  case rcp
  /// A VPC endpoint policy.
  case endpoint
  /// The policy of an ECR registry.
  case registry

  /// How many characters AWS accepts: of a managed policy, a role's trust policy (the default of a quota that goes up to
  /// 4,096), and so on.
  ///
  /// IAM User Guide, "IAM and AWS STS quotas"; Amazon ECR API Reference, SetRepositoryPolicy and PutRegistryPolicy; AWS
  /// Organizations User Guide, "Quotas and service limits"; AWS PrivateLink Guide, "Control access using endpoint policies".
  public var sizeLimit: Int {
    switch self {
    case .identity: 6144
    case .trust: 2048
    case .resource, .registry: 10240
    case .scp, .rcp: 5120
    case .endpoint: 20480
    }
  }

  /// Whether AWS counts white space too.
  var countsWhiteSpace: Bool {
    switch self {
    case .scp, .rcp, .endpoint: true
    case .identity, .trust, .resource, .registry: false
    }
  }

  /// The size of a policy as AWS counts it: characters that are not white space.
  public static func size(of policy: Node) -> Int {
    // The writer makes ASCII, and escapes all white space but the blank.
    JSONWriter.text(policy, style: .compact).utf8.count { $0 != UInt8(ascii: " ") }
  }

  /// Whether it is a policy of AWS Organizations.
  var isOfOrganizations: Bool { self == .scp || self == .rcp }

  /// Whether IAM keeps the policy, and has its constraints on `Sid`s and characters.
  var isKeptByIAM: Bool { self == .identity || self == .trust }

  /// Whether each statement has to name principals; the others apply to those that they are attached to.
  var hasPrincipals: Bool { self != .identity && self != .scp }

  /// Whether each statement has to name resources; the others are about the role or repository that they are attached to.
  var needsResources: Bool { self != .trust && self != .resource }
}
