import Documents

/// The kinds of policy that this project writes, which differ in what they are attached to and how long they may be.
public enum PolicyKind: String, CaseIterable, Sendable {
  case identity
  case trust
  case resource

  /// How many characters AWS accepts, white space not counted: a managed policy, a role's trust policy (the default of a
  /// quota that goes up to 4,096), a repository policy.
  ///
  /// IAM User Guide, "IAM and AWS STS quotas"; Amazon ECR API Reference, SetRepositoryPolicy.
  public var sizeLimit: Int {
    switch self {
    case .identity: 6144
    case .trust: 2048
    case .resource: 10240
    }
  }

  /// The size of a policy as AWS counts it: characters that are not white space.
  public static func size(of policy: Node) -> Int {
    // The writer makes ASCII, and escapes all white space but the blank.
    JSONWriter.text(policy, style: .compact).utf8.count { $0 != UInt8(ascii: " ") }
  }
}
