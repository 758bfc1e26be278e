/// Every policy that has a say in a request.
///
/// IAM User Guide, "Policy evaluation logic".
public struct PolicySet: Sendable {
  /// The policies of the identity that asks: its own and its groups', joined by OR.
  public var identityPolicies: [Policy]
  /// The policy on the resource; for `sts:AssumeRole...` the role's trust policy.
  public var resourcePolicy: Policy?
  /// `nil`: the identity has none; an empty list allows nothing.
  public var permissionsBoundaries: [Policy]?
  /// What was passed when the session was made, joined by OR; `nil`: nothing was.
  public var sessionPolicies: [Policy]?
  /// The policies on the way from the organization's root to the principal's account, a list for each level; each level
  /// must allow. `nil`: the account is in no organization; an empty list allows nothing.
  public var serviceControlPolicies: [[Policy]]?
  /// The same for the resource's account. They only take away: `RCPFullAWSAccess` is attached everywhere and cannot be
  /// detached, so that no level has to allow.
  public var resourceControlPolicies: [[Policy]]?
  /// The policies of the VPC endpoints that the request passes; each must allow. `nil` or none: it passes no endpoint.
  public var endpointPolicies: [Policy]?

  public init(
    identityPolicies: [Policy] = [], resourcePolicy: Policy? = nil,
    permissionsBoundaries: [Policy]? = nil, sessionPolicies: [Policy]? = nil,
    serviceControlPolicies: [[Policy]]? = nil, resourceControlPolicies: [[Policy]]? = nil,
    endpointPolicies: [Policy]? = nil
  ) {
    self.identityPolicies = identityPolicies
    self.resourcePolicy = resourcePolicy
    self.permissionsBoundaries = permissionsBoundaries
    self.sessionPolicies = sessionPolicies
    self.serviceControlPolicies = serviceControlPolicies
    self.resourceControlPolicies = resourceControlPolicies
    self.endpointPolicies = endpointPolicies
  }
}

/// The types of policy that have a say in a decision; the raw values are the members of a request to `ecr-artifacts evaluate`.
public enum PolicyType: String, CaseIterable, Sendable {
  case identity = "identity_policies"
  case resource = "resource_policy"
  case boundary = "permissions_boundaries"
  case session = "session_policies"
  case serviceControl = "service_control_policies"
  case resourceControl = "resource_control_policies"
  case endpoint = "endpoint_policies"
}

extension PolicyType {
  /// The kind of policy whose grammar applies.
  var kind: PolicyKind {
    switch self {
    case .identity, .boundary, .session: .identity
    case .resource: .resource
    case .serviceControl: .scp
    case .resourceControl: .rcp
    case .endpoint: .endpoint
    }
  }
}

/// A policy's place among those of its type: its index, and its level in an organization where it has one.
public struct PolicyPlace: Sendable, Hashable {
  public let type: PolicyType
  /// From 0, the organization's root first; `nil` where the type has no levels.
  public let level: Int?
  /// From 0, within the level.
  public let index: Int
}
