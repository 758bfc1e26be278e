/// A policy read once, with the part that it plays.
struct CompiledPolicy: Sendable {
  let place: PolicyPlace
  let allowing: [CompiledStatement]
  let denying: [CompiledStatement]
  /// Those that allow and those that deny, in the order of the document.
  let statements: [CompiledStatement]

  init(_ policy: Policy, at place: PolicyPlace) {
    self.place = place
    statements = policy.statements.compactMap {
      CompiledStatement($0, part: place.part, hasVariables: policy.hasVariables)
    }
    allowing = statements.filter { $0.effect == .allow }
    denying = statements.filter { $0.effect == .deny }
  }

  func allows(_ request: PreparedRequest) -> Truth {
    allowing.some { $0.applies(to: request, hasBoundary: false) }
  }

  func denies(_ request: PreparedRequest, hasBoundary: Bool) -> Truth {
    denying.some { $0.applies(to: request, hasBoundary: hasBoundary) }
  }

  /// Whether it allows the request to whom it names in this way or in one that reaches further.
  func allows(_ request: PreparedRequest, by grants: Set<PrincipalMatch>) -> Truth {
    allowing.some { statement in
      guard let grant = statement.grant(to: request, hasBoundary: false), grants.contains(grant)
      else { return .no }
      return statement.applies(to: request, hasBoundary: false)
    }
  }
}
