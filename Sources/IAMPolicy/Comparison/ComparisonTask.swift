/// The statements of two policies that are about some callers, and whether they come to the same.
struct ComparisonTask {
  let a: ComparedSide
  let b: ComparedSide
  /// Someone whom they are about.
  let profile: CallerProfile
  let hasBoundary: Bool

  /// What a comparison comes to.
  enum Outcome {
    /// A request with a difference, but for who asks.
    case found(AccessRequest)
    case none
    case notShown(String)
  }
}

/// Compares what two policies' statements match, for any caller.
struct ComparisonSearch {
  let a: ComparedPolicy
  let b: ComparedPolicy
  /// Actions that are decided without the policies are no difference.
  let excludedActions: [String]
  private let budget: SearchBudget
  private let cover: FormCover

  /// - Parameter budget: What the whole comparison may cost.
  init(
    _ a: ComparedPolicy, _ b: ComparedPolicy, excludedActions: [String], budget: SearchBudget
  ) {
    self.a = a
    self.b = b
    self.excludedActions = excludedActions
    self.budget = budget
    cover = FormCover(budget: budget)
  }

  /// Every way in which the first side may differ from the second: it denies more, or allows more, or less.
  func outcomes(of task: ComparisonTask) -> [ComparisonTask.Outcome] {
    let denials = [denial(task, isSwapped: false), denial(task, isSwapped: true)]
    let denySame = denials.allSatisfy { if case .none = $0 { true } else { false } }
    return [
      grant(task, isSwapped: false, denySame: denySame),
      grant(task, isSwapped: true, denySame: denySame),
    ] + denials
  }

  /// What one side denies and the other does not.
  private func denial(_ task: ComparisonTask, isSwapped: Bool) -> ComparisonTask.Outcome {
    let (x, y) = isSwapped ? (b, a) : (a, b)
    let (own, other) = isSwapped ? (task.b, task.a) : (task.a, task.b)
    let open = uncovered(own.denying, of: x, by: other.denying, of: y)
    guard !open.isEmpty else { return .none }
    let ours = open.map { x.statements[$0].aboutEveryone }
    let others = other.denying.map { y.statements[$0].aboutEveryone }
    return search(helping: [ours], hindering: others) { request in
      ours.match(request) && others.match(request).negated
    }
  }

  /// What one side lets through and the other does not.
  private func grant(
    _ task: ComparisonTask, isSwapped: Bool, denySame: Bool
  ) -> ComparisonTask.Outcome {
    let (x, y) = isSwapped ? (b, a) : (a, b)
    let (own, other) = isSwapped ? (task.b, task.a) : (task.a, task.b)
    let open =
      denySame ? uncovered(own.allowing, of: x, by: other.allowing, of: y) : own.allowing
    guard !open.isEmpty else { return .none }
    let allowing = open.map { x.statements[$0].aboutEveryone }
    let denying = own.denying.map { x.statements[$0].aboutEveryone }
    let otherAllowing = other.allowing.map { y.statements[$0].aboutEveryone }
    let otherDenying = denySame ? [] : other.denying.map { y.statements[$0].aboutEveryone }
    return search(
      helping: [allowing, otherDenying], hindering: denying + otherAllowing
    ) { request in
      allowing.match(request) && denying.match(request).negated
        && (otherAllowing.match(request).negated || otherDenying.match(request))
    }
  }

  /// Those statements of which it is not shown that the others match all that they do.
  private func uncovered(
    _ own: [Int], of x: ComparedPolicy, by others: [Int], of y: ComparedPolicy
  ) -> [Int] {
    let forms = Set(others.map { y.forms[$0] })
    return own.filter { index in
      let form = x.forms[index]
      if forms.contains(form) { return false }
      return !cover.covers(form, by: forms)
    }
  }

  /// - Parameter helping: Lists of statements, of each of which it is asked whether any matches.
  private func search(
    helping: [[CompiledStatement]], hindering: [CompiledStatement],
    _ isMet: @escaping (PreparedRequest) -> Truth
  ) -> ComparisonTask.Outcome {
    let statements = helping.flatMap(\.self) + hindering
    let prepare: @Sendable (AccessRequest) -> PreparedRequest = { request in
      PreparedRequest(
        request, derivesKeys: false, isWildcardOnly: WildcardOnlyActions.contains)
    }
    let request = SymbolicRequest(
      principal: .anonymous,
      actions: .matching(
        .anyAction, except: excludedActions.map { Glob(exactly: $0, ignoringCase: true) }),
      unknownKeys: .allNotGiven)
    let search = RequestSearch(
      statements, among: request, hasBoundary: false, derivesKeys: false, budget: budget,
      prepare: prepare)
    let alternatives = helping.enumerated().flatMap { number, list in list.map { _ in number } }
    let goal = SearchGoal(
      roles: alternatives.map { _ in .helps } + hindering.map { _ in .hinders },
      alternatives: alternatives + hindering.map { _ in helping.count }
    ) { isMet(prepare($0)) }
    switch search.search(goal) {
    case .found(let request): return .found(request)
    case .none: return .none
    case .notShown(let why): return .notShown(why)
    }
  }
}

extension [CompiledStatement] {
  /// Whether some statement matches the request.
  fileprivate func match(_ request: PreparedRequest) -> Truth {
    some { $0.applies(to: request, hasBoundary: false) }
  }
}
