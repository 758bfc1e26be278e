/// A request as AWS decides it: who asks for what on which resource, and what is known around it.
///
/// IAM User Guide, "How AWS enforcement code logic evaluates requests to allow or deny access".
public struct AccessRequest: Sendable {
  /// Such as `ecr:BatchGetImage`; compared without regard to case.
  public var action: String
  /// An ARN, or `*` for what is asked on no resource.
  public var resource: String
  /// The account that owns the resource, where its ARN does not name it or names another one.
  public var resourceAccount: String?
  public var principal: RequestPrincipal
  /// The management account of the organization, whose principals and resources its policies do not touch.
  public var managementAccount: String?
  /// Which of the keys that are not given may have any value, or none.
  public var unknownKeys: UnknownKeys
  /// Whether the action supports no resource level, so that it is asked on `*`; `nil`: as in our tables.
  public var wildcardOnlyAction: Bool?
  /// The condition keys of the request; a key without values is present and null.
  public private(set) var context: [ContextKey: [String]]

  /// Which keys a request leaves open.
  public enum UnknownKeys: Sendable, Hashable {
    /// A key that is not given is absent.
    case none
    /// These keys may be absent or have any values.
    case keys(Set<ContextKey>)
    /// Every key that is neither given nor follows from the request may be absent or have any values.
    case allNotGiven
  }

  /// - Parameter context: Condition keys with their values.
  public init(
    action: String, resource: String, resourceAccount: String? = nil, principal: RequestPrincipal,
    managementAccount: String? = nil, context: [ContextKey: [String]] = [:],
    unknownKeys: UnknownKeys = .none,
    wildcardOnlyAction: Bool? = nil
  ) {
    self.action = action
    self.resource = resource
    self.resourceAccount = resourceAccount
    self.principal = principal
    self.managementAccount = managementAccount
    self.unknownKeys = unknownKeys
    self.wildcardOnlyAction = wildcardOnlyAction
    self.context = context
  }

  /// The values of a condition key; `nil` where it is not given.
  public subscript(key: ContextKey) -> [String]? {
    get { context[key] }
    set { context[key] = newValue }
  }
}
