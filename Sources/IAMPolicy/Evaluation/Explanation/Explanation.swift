/// The reasons of a decision: every statement beside the request, and what each part of the policies comes to.
struct Explanation {
  let reasons: [Reason]
  /// The conditions that an undetermined decision depends on.
  let unresolvedConditions: [UnresolvedCondition]

  init(_ evaluator: Evaluator, _ request: PreparedRequest) {
    let hasBoundary = evaluator.boundary != nil
    let compiled = evaluator.parties(to: request).flatMap { policy in
      policy.statements.map { (policy.place, $0) }
    }
    let statements = compiled.map { place, statement in
      StatementExplanation(statement, in: place, request, hasBoundary: hasBoundary).reason
    }
    reasons =
      statements.map { .statement($0) }
      + PolicyTypeSummaries(evaluator, request, statements: statements).reasons
    unresolvedConditions = zip(compiled, statements).flatMap { compiled, reason in
      reason.applies == .unknown ? UnresolvedCondition.all(of: compiled.1, request) : []
    }
  }
}
