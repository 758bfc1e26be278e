/// Decides many requests at once: whether some of them, or all, are allowed.
///
/// The answers hold for every request that the symbolic one represents; they are not sampled. Where that cannot be shown
/// (policy variables over keys that are not known, patterns too many to distinguish), the answer says so.
public struct SetDecision {
  private let evaluator: Evaluator
  private let request: SymbolicRequest
  private let search: RequestSearch

  /// Whether some request of the set has a property.
  public enum Existence {
    /// None has.
    case no
    /// This one has, with the decision about it.
    case yes(AccessRequest, Decision)
    /// Neither was shown, for this reason.
    case notShown(String)
  }

  /// Whether all requests of the set have a property.
  public enum Universality {
    case yes
    /// This one has not.
    case no(AccessRequest, Decision)
    case notShown(String)
  }

  public init(_ evaluator: Evaluator, over request: SymbolicRequest) {
    self.evaluator = evaluator
    self.request = request
    search = RequestSearch(
      evaluator.statements, among: request, hasBoundary: evaluator.boundary != nil
    ) { evaluator.prepare($0) }
  }

  public init(_ policies: PolicySet, over request: SymbolicRequest) {
    self.init(Evaluator(policies), over: request)
  }

  /// Whether some request is allowed.
  public func canBeAllowed() -> Existence {
    existence(allowing: .helps, denying: .hinders) { $0 == .allowed }
  }

  /// Whether some request is not allowed, explicitly or not.
  public func canBeRefused() -> Existence {
    existence(allowing: .hinders, denying: .helps) { $0 != .allowed }
  }

  /// Whether some request is not denied in so many words.
  public func canEscapeExplicitDenial() -> Existence {
    existence(allowing: .indifferent, denying: .hinders) { $0 != .explicitlyDenied }
  }

  /// Whether every request is allowed.
  public func isAlwaysAllowed() -> Universality {
    switch canBeRefused() {
    case .no: .yes
    case .yes(let request, let decision): .no(request, decision)
    case .notShown(let why): .notShown(why)
    }
  }

  private func existence(
    allowing: SearchGoal.Role, denying: SearchGoal.Role,
    _ isWanted: @escaping (Decision.Outcome) -> Bool
  ) -> Existence {
    let goal = SearchGoal(
      roles: search.statements.map { $0.effect == .allow ? allowing : denying }
    ) { [evaluator] request in
      let outcome = evaluator.decide(request).outcome
      return outcome == .undetermined ? .unknown : Truth(isWanted(outcome))
    }
    return switch search.search(goal) {
    case .none: .no
    case .found(let request): .yes(request, evaluator.decide(request))
    case .notShown(let why): .notShown(why)
    }
  }
}

extension Evaluator {
  /// Every statement of every policy.
  var statements: [CompiledStatement] {
    let policies =
      identity + [resource].compactMap(\.self) + (boundary ?? []) + (session ?? [])
      + (serviceControl ?? []).flatMap(\.self) + resourceControl.flatMap(\.self) + endpoint
    return policies.flatMap(\.statements)
  }
}
