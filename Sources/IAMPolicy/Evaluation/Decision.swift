/// What AWS answers to a request, and why.
public struct Decision: Sendable {
  public let outcome: Outcome
  let evaluator: Evaluator
  let request: PreparedRequest

  public enum Outcome: String, CaseIterable, Sendable {
    case allowed
    /// Nothing denies it, but not all that must allow it does. Where keys are unknown: it is denied whatever they are,
    /// for some of their values perhaps explicitly.
    case implicitlyDenied = "implicitly_denied"
    /// Some policy denies it in so many words.
    case explicitlyDenied = "explicitly_denied"
    /// It depends on keys whose values are not known, or on what AWS does not define.
    case undetermined
  }

  /// How each statement applies to the request, and what each type of policy decides.
  ///
  /// They are made when asked for: most decisions are only counted.
  public var reasons: [Reason] { Explanation(evaluator, request).reasons }

  /// The conditions that an undetermined decision depends on.
  public var unresolvedConditions: [UnresolvedCondition] {
    outcome == .undetermined ? Explanation(evaluator, request).unresolvedConditions : []
  }
}

extension Evaluator {
  /// The decision about a request; where keys are unknown, one that holds for every value that they could have.
  public func decide(_ request: AccessRequest) -> Decision {
    let request = prepare(request)
    return Decision(
      outcome: Decision.Outcome(Verdict(self, request)), evaluator: self, request: request)
  }
}

extension EvaluationRequest {
  public func decide() -> Decision { Evaluator(policies).decide(request) }
}

extension Decision.Outcome {
  fileprivate init(_ verdict: Verdict) {
    self =
      switch (verdict.denied, verdict.permitted) {
      case (.yes, _): .explicitlyDenied
      case (_, .no): .implicitlyDenied
      case (.no, .yes): .allowed
      default: .undetermined
      }
  }
}
