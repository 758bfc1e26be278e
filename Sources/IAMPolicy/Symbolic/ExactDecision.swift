/// A decision about a request with unknown keys that is as sharp as can be.
///
/// `Evaluator.decide` evaluates each condition separately: what it decides is right, but two conditions that depend on one key it
/// leaves undetermined where together they do not. This looks at every value that the keys could take.
public struct ExactDecision: Sendable {
  public let outcome: Decision.Outcome
  /// Of an undetermined request: with these values of the unknown keys it is allowed.
  public let allowing: AccessRequest?
  /// Of an undetermined request: with these values of the unknown keys it is not allowed.
  public let refusing: AccessRequest?
  /// Why the request stays undetermined although not both examples were found.
  public let shortfall: String?
  /// The decision with every key left open; its reasons say how each statement applies.
  public let decision: Decision

  init(
    _ evaluator: Evaluator, _ request: AccessRequest, budget: SearchBudget = SearchBudget()
  ) {
    decision = evaluator.decide(request)
    guard decision.outcome == .undetermined else {
      (outcome, allowing, refusing, shortfall) = (decision.outcome, nil, nil, nil)
      return
    }
    let set = SetDecision(evaluator, over: SymbolicRequest(request), budget: budget)
    let (allowed, refused) = (set.canBeAllowed(), set.canBeRefused())
    switch (allowed, refused) {
    case (.no, .no): outcome = .undetermined
    case (_, .no): outcome = .allowed
    case (.no, _):
      // Denied in any case: in so many words only where that holds in any case, too.
      outcome =
        if case .no = set.canEscapeExplicitDenial() { .explicitlyDenied } else { .implicitlyDenied }
    default: outcome = .undetermined
    }
    guard outcome == .undetermined else {
      (allowing, refusing, shortfall) = (nil, nil, nil)
      return
    }
    allowing = allowed.example
    refusing = refused.example
    shortfall = allowed.shortfall ?? refused.shortfall
  }

  /// The conditions that an undetermined decision depends on.
  public var openConditions: [ConditionReason] {
    guard outcome == .undetermined else { return [] }
    var seen: Set<String> = []
    return decision.reasons.flatMap { reason -> [ConditionReason] in
      guard case .statement(let statement) = reason, statement.applies == .unknown else {
        return []
      }
      return statement.conditions.filter { $0.holds == .unknown }
    }.filter { seen.insert("\($0.condition.operatorName.text) \($0.condition.key.text)").inserted }
  }
}

extension Evaluator {
  /// The decision about a request, exact where keys are unknown.
  public func decideExactly(_ request: AccessRequest) -> ExactDecision {
    ExactDecision(self, request)
  }
}

extension SetDecision.Existence {
  fileprivate var example: AccessRequest? {
    if case .yes(let request, _) = self { request } else { nil }
  }

  fileprivate var shortfall: String? { if case .notShown(let why) = self { why } else { nil } }
}
