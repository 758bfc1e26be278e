/// Decides requests under a set of policies as AWS does.
///
/// IAM User Guide, "Policy evaluation logic" with its pages on one account and on requests across accounts. The policies
/// are read once, when the evaluator is made; deciding compares only.
///
/// A struct on purpose: as a class, `evaluate` built by Swift 6.3 with optimization crashed when it made the reasons.
public struct Evaluator: Sendable {
  public let policies: PolicySet
  let identity: [CompiledPolicy]
  let resource: CompiledPolicy?
  let boundary: [CompiledPolicy]?
  let session: [CompiledPolicy]?
  let serviceControl: [[CompiledPolicy]]?
  let resourceControl: [[CompiledPolicy]]
  let endpoint: [CompiledPolicy]
  private let isWildcardOnly: @Sendable (String) -> Bool

  /// - Parameter isWildcardOnly: Tells of an action whether it supports no resource level.
  public init(
    _ policies: PolicySet,
    isWildcardOnly: @escaping @Sendable (String) -> Bool = WildcardOnlyActions.contains
  ) {
    self.policies = policies
    self.isWildcardOnly = isWildcardOnly
    identity = Self.compiled(policies.identityPolicies, .identity)
    resource = policies.resourcePolicy.flatMap { Self.compiled([$0], .resource).first }
    boundary = policies.permissionsBoundaries.map { Self.compiled($0, .boundary) }
    session = policies.sessionPolicies.map { Self.compiled($0, .session) }
    serviceControl = policies.serviceControlPolicies.map { Self.compiled($0, .serviceControl) }
    resourceControl = Self.compiled(policies.resourceControlPolicies ?? [], .resourceControl)
    endpoint = Self.compiled(policies.endpointPolicies ?? [], .endpoint)
  }

  private static func compiled(
    _ policies: [Policy], _ type: PolicyType, level: Int? = nil
  ) -> [CompiledPolicy] {
    policies.enumerated().map { index, policy in
      CompiledPolicy(policy, at: PolicyPlace(type: type, level: level, index: index))
    }
  }

  private static func compiled(_ levels: [[Policy]], _ type: PolicyType) -> [[CompiledPolicy]] {
    levels.enumerated().map { compiled($1, type, level: $0) }
  }

  func prepare(_ request: AccessRequest) -> PreparedRequest {
    PreparedRequest(request, isWildcardOnly: isWildcardOnly)
  }

  /// Whether some policy that has a say denies the request.
  func denies(_ request: PreparedRequest) -> Truth {
    let hasBoundary = boundary != nil
    let denies = { (policy: CompiledPolicy) in policy.denies(request, hasBoundary: hasBoundary) }
    let own = identity.some(denies) || (boundary ?? []).some(denies) || (session ?? []).some(denies)
    let others =
      own || endpoint.some(denies)
      || (request.isWildcardOnly ? .no : resource.map(denies) ?? .no)
    let organization = organization(for: request)
    return others || organization.some(denies)
  }

  /// The organization's policies that have a say in the request.
  private func organization(for request: PreparedRequest) -> [CompiledPolicy] {
    let service = request.isUnderServiceControl ? serviceControl ?? [] : []
    let resource = request.isUnderResourceControl ? resourceControl : []
    return (service + resource).flatMap(\.self)
  }

  /// Every policy that has a say in the request, in the order in which reasons name them.
  func parties(to request: PreparedRequest) -> [CompiledPolicy] {
    var parties = identity
    if !request.isWildcardOnly, let resource { parties.append(resource) }
    parties.append(contentsOf: boundary ?? [])
    parties.append(contentsOf: session ?? [])
    parties.append(contentsOf: organization(for: request))
    parties.append(contentsOf: endpoint)
    return parties
  }
}
