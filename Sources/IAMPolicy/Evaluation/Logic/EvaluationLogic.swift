/// Whether a request is denied explicitly and whether it is permitted, by AWS's evaluation logic.
///
/// IAM User Guide, "Policy evaluation logic" and "Cross-account policy evaluation logic". Where something is not known,
/// both are Kleene's third value.
struct Verdict {
  /// Some policy denies the request explicitly.
  let denied: Truth
  /// Everything that must allow it does.
  let permitted: Truth
  let results: PolicyTypeResults

  init(_ evaluator: Evaluator, _ request: PreparedRequest) {
    if request.needsNoPermission {
      (denied, permitted, results) = (.no, .yes, PolicyTypeResults())
      return
    }
    denied = evaluator.denies(request)
    guard denied != .yes else {
      (permitted, results) = (.no, PolicyTypeResults())
      return
    }
    let logic = EvaluationLogic(evaluator, request)
    permitted = logic.permitted
    results = logic.results
  }
}

/// Which permissions a request needs and whether it has them, denials left aside.
struct EvaluationLogic {
  private let resource: CompiledPolicy?
  private let request: PreparedRequest
  /// What each type that has a say allows.
  let results: PolicyTypeResults

  init(_ evaluator: Evaluator, _ request: PreparedRequest) {
    resource = evaluator.resource
    self.request = request
    var results = PolicyTypeResults()
    let isIdentity = request.caller.account != nil
    if isIdentity {
      results.identity = Self.identity(evaluator, request)
      results.boundary = evaluator.boundary.map { $0.some { $0.allows(request) } }
      results.session = Self.session(evaluator, request)
      if request.isUnderServiceControl {
        results.serviceControl = evaluator.serviceControl.map {
          // Where the account has no policy, nothing allows.
          $0.isEmpty ? .no : $0.each { $0.some { $0.allows(request) } }
        }
      }
    }
    if !request.isWildcardOnly {
      results.resource = evaluator.resource.map { $0.allows(request) }
    }
    if !evaluator.endpoint.isEmpty {
      results.endpoint = evaluator.endpoint.each { $0.allows(request) }
    }
    self.results = results
  }

  /// The root user may do everything in its account but what is taken away.
  ///
  /// IAM User Guide, "The difference between explicit and implicit denies".
  private static func identity(_ evaluator: Evaluator, _ request: PreparedRequest) -> Truth {
    request.caller.isRoot ? .yes : evaluator.identity.some { $0.allows(request) }
  }

  /// A federated user's session has what was passed for it, and nothing without.
  ///
  /// AWS STS API Reference, GetFederationToken.
  private static func session(_ evaluator: Evaluator, _ request: PreparedRequest) -> Truth? {
    if let session = evaluator.session { return session.some { $0.allows(request) } }
    if case .federatedUser = request.caller.principal.kind { return .no }
    return nil
  }

  var permitted: Truth {
    (results.serviceControl ?? .yes) && (results.endpoint ?? .yes) && granted
  }

  private var granted: Truth {
    guard request.caller.account != nil else { return results.resource ?? .no }
    let own = (results.identity ?? .no) && limits
    if request.isAcrossAccounts { return own && (results.resource ?? .no) }
    let withOwn = request.needsTrust ? own && (results.resource ?? .no) : own
    return withOwn || grantedByResource
  }

  /// What a boundary and session policies leave of a permission.
  private var limits: Truth { (results.boundary ?? .yes) && (results.session ?? .yes) }

  /// What a resource policy alone permits in its own account: to the very caller, whatever its own policies say; to a role,
  /// within its boundary and session policies; to the account, nothing without its own policies.
  private var grantedByResource: Truth {
    guard !request.isWildcardOnly, let policy = resource else { return .no }
    return policy.allows(request, by: [.direct])
      || (limits && policy.allows(request, by: [.role]))
  }
}
