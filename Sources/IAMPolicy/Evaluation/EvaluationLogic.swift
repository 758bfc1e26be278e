/// What the parts of the policies come to, and what AWS's evaluation logic makes of it.
///
/// IAM User Guide, "Policy evaluation logic" and "Cross-account policy evaluation logic". Where something is not known,
/// each part is Kleene's third value; `outcome` stands for every way it could turn out.
struct Verdict {
  /// Some policy denies the request explicitly.
  let denied: Truth
  /// Everything that must allow it does.
  let permitted: Truth
  let parts: PolicyTypeResults

  var outcome: Decision.Outcome {
    switch (denied, permitted) {
    case (.yes, _): .explicitlyDenied
    case (_, .no): .implicitlyDenied
    case (.no, .yes): .allowed
    default: .undetermined
    }
  }

  init(_ evaluator: Evaluator, _ request: PreparedRequest) {
    denied = evaluator.denies(request)
    guard denied != .yes else {
      (permitted, parts) = (.no, PolicyTypeResults())
      return
    }
    let logic = EvaluationLogic(evaluator, request)
    permitted = logic.permitted
    parts = logic.parts
  }
}

/// Which permissions a request needs and whether it has them, denials left aside.
struct EvaluationLogic {
  private let resource: CompiledPolicy?
  private let request: PreparedRequest
  /// What each part that has a say allows.
  let parts: PolicyTypeResults

  init(_ evaluator: Evaluator, _ request: PreparedRequest) {
    resource = evaluator.resource
    self.request = request
    var parts = PolicyTypeResults()
    let isIdentity = request.caller.account != nil
    if isIdentity {
      parts.identity = Self.identity(evaluator, request)
      parts.boundary = evaluator.boundary.map { $0.some { $0.allows(request) } }
      parts.session = Self.session(evaluator, request)
      if !request.caller.isServiceLinked {
        parts.serviceControl = evaluator.serviceControl.map {
          $0.each { $0.some { $0.allows(request) } }
        }
      }
    }
    if !request.isWildcardOnly {
      parts.resource = evaluator.resource.map { $0.allows(request) }
    }
    if !evaluator.endpoint.isEmpty {
      parts.endpoint = evaluator.endpoint.each { $0.allows(request) }
    }
    self.parts = parts
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
    (parts.serviceControl ?? .yes) && (parts.endpoint ?? .yes) && granted
  }

  private var granted: Truth {
    guard request.caller.account != nil else { return parts.resource ?? .no }
    let own = (parts.identity ?? .no) && limits
    if request.isAcrossAccounts { return own && (parts.resource ?? .no) }
    let withOwn = request.needsTrust ? own && (parts.resource ?? .no) : own
    return withOwn || grantedByResource
  }

  /// What a boundary and session policies leave of a permission.
  private var limits: Truth { (parts.boundary ?? .yes) && (parts.session ?? .yes) }

  /// What a resource policy gives in its own account by itself: to the very caller, without regard to what its policies
  /// leave out; to a role, within its boundary and session policies; to the account, nothing without its own policies.
  private var grantedByResource: Truth {
    guard !request.isWildcardOnly, let policy = resource else { return .no }
    return policy.allows(request, by: [.direct])
      || (limits && policy.allows(request, by: [.role]))
  }
}
