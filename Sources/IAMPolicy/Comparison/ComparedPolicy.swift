/// A policy as a comparison sees it: its statements read once, with the form that all their spellings have.
struct ComparedPolicy {
  let statements: [CompiledStatement]
  let forms: [StatementForm]

  init(_ policy: Policy) {
    let place = PolicyPlace(
      type: PolicyType(comparing: policy.kind), level: nil, index: 0)
    // Outside of a resource policy, what names no resource never matches.
    statements = CompiledPolicy(policy, at: place).statements.filter {
      $0.type == .resource || $0.resources != nil
    }
    forms = statements.map(StatementForm.init)
  }

  /// What the statements say to whom, without their order.
  var content: Set<Content> {
    Set(
      zip(statements, forms).map { statement, form in
        Content(
          effect: statement.effect, form: form,
          principals: statement.principal.map { Set($0.patterns) },
          arePrincipalsNegated: statement.principal?.isNegated ?? false)
      })
  }

  struct Content: Hashable {
    let effect: PolicyStatement.Effect
    let form: StatementForm
    let principals: Set<PrincipalPattern>?
    let arePrincipalsNegated: Bool
  }

  var principalMeanings: Set<PrincipalPattern.Meaning> {
    Set(statements.flatMap { $0.principal?.patterns ?? [] }.map(\.meaning))
  }

  /// The statements that are about a caller.
  func side(for caller: Caller, hasBoundary: Bool, reach: PrincipalMatch) -> ComparedSide {
    var side = ComparedSide()
    for (index, statement) in statements.enumerated() {
      guard let match = statement.match(caller, hasBoundary: hasBoundary) else { continue }
      switch statement.effect {
      case .deny: side.denying.append(index)
      case .allow: if match >= reach { side.allowing.append(index) }
      }
    }
    return side
  }

  /// How the policy alone decides a request.
  func effect(on request: PreparedRequest, hasBoundary: Bool) -> PolicyEffect? {
    var reach: PrincipalMatch?
    var isOpen = false
    for statement in statements {
      let applies = statement.applies(to: request, hasBoundary: hasBoundary)
      if applies == .unknown { isOpen = true }
      guard applies == .yes else { continue }
      if statement.effect == .deny { return .denies }
      if let match = statement.match(request, hasBoundary: hasBoundary) {
        reach = max(reach ?? match, match)
      }
    }
    return isOpen ? nil : reach.map { .allows($0) } ?? PolicyEffect.none
  }
}

extension PolicyType {
  /// The type as which a policy of that kind is read.
  fileprivate init(comparing kind: PolicyKind) {
    self =
      switch kind {
      case .identity: .identity
      case .trust, .resource, .registry: .resource
      case .scp: .serviceControl
      case .rcp: .resourceControl
      case .endpoint: .endpoint
      }
  }
}

/// The statements of one policy that are about a caller, by number.
struct ComparedSide: Hashable {
  var allowing: [Int] = []
  var denying: [Int] = []
}

/// How a policy alone decides a request.
enum PolicyEffect: Hashable, Sendable {
  case allows(PrincipalMatch)
  case denies
  case none
}
