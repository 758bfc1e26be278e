/// A request made ready to be compared: what depends on it alone, worked out once.
///
/// A class, since it is handed around much and never changes: a copy of all that it holds takes longer than most of what
/// is asked of it.
final class PreparedRequest: Sendable {
  let request: AccessRequest
  /// Without a service and a name it is not an action, and only `*` matches it.
  let action: ActionName
  /// What patterns are matched against: the resource, or `*` where the action supports no resource level.
  let resource: [UInt32]
  let isWildcardOnly: Bool
  let caller: Caller
  let context: RequestContext
  /// The account of the resource; `nil` where it is not known.
  let resourceAccount: String?

  /// - Parameter derivesKeys: Whether condition keys follow from the caller and the resource where they are not given.
  init(
    _ request: AccessRequest, derivesKeys: Bool = true, isWildcardOnly: (String) -> Bool
  ) {
    self.request = request
    action = ActionName(request.action) ?? ActionName(service: [], name: [])
    self.isWildcardOnly = request.wildcardOnlyAction ?? isWildcardOnly(request.action)
    resource = TextPattern.scalars(self.isWildcardOnly ? "*" : request.resource)
    caller = Caller(request.principal, in: request.context)
    let facts = ResourceFacts(request, isOnEverything: self.isWildcardOnly)
    resourceAccount = facts.account
    context =
      derivesKeys
      ? RequestContext(request, caller: caller, resource: facts) : RequestContext(givenBy: request)
  }

  /// Whether resource and caller belong to different accounts. What is asked on no resource is asked in the caller's own.
  var isAcrossAccounts: Bool {
    guard !isWildcardOnly, let resourceAccount, let account = caller.account else { return false }
    return resourceAccount != account
  }

  /// Whether the caller is decided by no policy at all.
  var needsNoPermission: Bool {
    caller.account != nil && WildcardOnlyActions.needsNoPermission(request.action)
  }

  /// Whether service control policies have a say: they bind the principals of member accounts.
  ///
  /// AWS Organizations User Guide, "Service control policies".
  var isUnderServiceControl: Bool {
    !caller.isServiceLinked && !isOfManagement(caller.account)
  }

  /// Whether resource control policies have a say: they protect the resources of member accounts.
  ///
  /// AWS Organizations User Guide, "Resource control policies".
  var isUnderResourceControl: Bool {
    !caller.isServiceLinked && !isOfManagement(resourceAccount)
  }

  private func isOfManagement(_ account: String?) -> Bool {
    account != nil && account == request.managementAccount
  }

  /// Whether only a role's trust policy can open what is asked for.
  ///
  /// IAM User Guide, "Roles terms and concepts", on trust policies.
  var needsTrust: Bool { WildcardOnlyActions.needsTrust(request.action) }
}
