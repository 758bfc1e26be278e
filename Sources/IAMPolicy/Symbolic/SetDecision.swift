/// Decides many requests at once: whether some of them, or all, are allowed.
///
/// The answers hold for every request that the symbolic one represents; they are not sampled. Where that cannot be shown
/// (policy variables over keys that are not known, patterns too many to distinguish), the answer says so.
public struct SetDecision {
  private let evaluator: Evaluator
  private let request: SymbolicRequest
  private let search: RequestSearch
  /// What the questions asked of it cost together.
  let budget: SearchBudget

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
    self.init(evaluator, over: request, budget: SearchBudget())
  }

  init(_ evaluator: Evaluator, over request: SymbolicRequest, budget: SearchBudget) {
    self.evaluator = evaluator
    self.request = request
    self.budget = budget
    search = RequestSearch(
      evaluator.statements, among: request, hasBoundary: evaluator.boundary != nil, budget: budget
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
      roles: search.statements.map { $0.effect == .allow ? allowing : denying },
      alternatives: evaluator.alternatives(
        for: evaluator.prepare(self.request.request("", "*")))
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
  var statements: [CompiledStatement] { allPolicies.flatMap(\.statements) }

  private var allPolicies: [CompiledPolicy] {
    identity + [resource].compactMap(\.self) + (boundary ?? []) + (session ?? [])
      + (serviceControl ?? []).flatMap(\.self) + resourceControl.flatMap(\.self) + endpoint
  }

  /// Which of `statements` are alternatives to each other, by a number of each kind: all that deny; and of those that allow,
  /// the ones of which a decision asks whether any matches. Of a resource's policy it matters how a statement names the caller.
  func alternatives(for request: PreparedRequest) -> [Int] {
    var numbers: [Alternative: Int] = [:]
    return allPolicies.flatMap { policy in
      policy.statements.map { statement in
        if statement.effect == .deny { return 0 }
        let (type, place) = (policy.place.type, policy.place)
        let alternative = Alternative(
          place: PolicyPlace(
            type: type, level: place.level, index: type == .endpoint ? place.index : 0),
          match: type == .resource ? statement.match(request, hasBoundary: false) : nil)
        let number = numbers[alternative] ?? numbers.count + 1
        numbers[alternative] = number
        return number
      }
    }
  }

  private struct Alternative: Hashable {
    let place: PolicyPlace
    let match: PrincipalMatch?
  }
}
