/// Many requests at once: each part of a request is given, or any of a set.
public struct SymbolicRequest: Sendable {
  public var principal: RequestPrincipal
  public var actions: TextDomain
  /// ARNs, and `*` for what is asked on no resource. What supports no resource level is asked on `*` in any case.
  public var resources: TextDomain
  /// The account that owns the resources, where their ARNs do not name it.
  public var resourceAccount: String?
  /// The condition keys that are known, with their values.
  public var context: [ContextKey: [String]]
  /// What is known of keys whose values are not.
  public var keys: [ContextKey: KeyDomain]
  /// Which other keys may have any value, or none.
  public var unknownKeys: AccessRequest.UnknownKeys
  /// Whether the actions support no resource level; `nil`: as in our tables.
  public var wildcardOnlyAction: Bool?

  public init(
    principal: RequestPrincipal, actions: TextDomain = .matching(.anyAction),
    resources: TextDomain = .anything, resourceAccount: String? = nil,
    context: [ContextKey: [String]] = [:], keys: [ContextKey: KeyDomain] = [:],
    unknownKeys: AccessRequest.UnknownKeys = .none, wildcardOnlyAction: Bool? = nil
  ) {
    self.principal = principal
    self.actions = actions
    self.resources = resources
    self.resourceAccount = resourceAccount
    self.context = context
    self.keys = keys
    self.unknownKeys = unknownKeys
    self.wildcardOnlyAction = wildcardOnlyAction
  }

  /// One request, in which nothing but the unknown keys is open.
  public init(_ request: AccessRequest) {
    self.init(
      principal: request.principal, actions: .only(request.action),
      resources: .only(request.resource), resourceAccount: request.resourceAccount,
      context: request.context, unknownKeys: request.unknownKeys,
      wildcardOnlyAction: request.wildcardOnlyAction)
  }

  /// The request of this action on this resource, its keys as open as before.
  func request(_ action: String, _ resource: String) -> AccessRequest {
    var unknown = unknownKeys
    if !keys.isEmpty, case .keys(let named) = unknown { unknown = .keys(named.union(keys.keys)) }
    if !keys.isEmpty, unknown == .none { unknown = .keys(Set(keys.keys)) }
    return AccessRequest(
      action: action, resource: resource, resourceAccount: resourceAccount, principal: principal,
      context: context, unknownKeys: unknown, wildcardOnlyAction: wildcardOnlyAction)
  }
}

/// What a condition key may hold whose value is not known.
public struct KeyDomain: Sendable, Hashable {
  public var values: TextDomain
  /// Whether a request may lack the key.
  public var mayBeAbsent: Bool
  /// Whether a request may carry several values; `nil`: where some statement asks for it with `ForAllValues` or
  /// `ForAnyValue`.
  public var mayBeSeveral: Bool?

  public init(
    _ values: TextDomain = .anything, mayBeAbsent: Bool = true, mayBeSeveral: Bool? = nil
  ) {
    self.values = values
    self.mayBeAbsent = mayBeAbsent
    self.mayBeSeveral = mayBeSeveral
  }
}
