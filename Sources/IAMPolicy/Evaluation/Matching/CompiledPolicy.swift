/// A policy read once, with its type and place.
struct CompiledPolicy: Sendable {
  let place: PolicyPlace
  let allowing: [CompiledStatement]
  let denying: [CompiledStatement]
  /// Those that allow and those that deny, in the order of the document.
  let statements: [CompiledStatement]

  init(_ policy: Policy, at place: PolicyPlace) {
    self.place = place
    statements = policy.statements.compactMap {
      CompiledStatement($0, type: place.type, hasVariables: policy.hasVariables)
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

  /// Whether a statement that names the caller in one of these ways allows the request.
  func allows(_ request: PreparedRequest, by matches: Set<PrincipalMatch>) -> Truth {
    allowing.some { statement in
      guard let match = statement.match(request, hasBoundary: false), matches.contains(match)
      else { return .no }
      return statement.applies(to: request, hasBoundary: false)
    }
  }
}
