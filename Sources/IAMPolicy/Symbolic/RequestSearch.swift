import Diagnostics

/// Looks for a request with a property among all that a symbolic request represents.
///
/// Actions, resources and values that every statement treats alike are one: an example represents each class
/// (`GlobClasses`, `ValueCandidates`). Over these, `CandidateSearch` keeps what can serve the goal best. Where that is exact the
/// answer is; where something cannot be distinguished, it stays unknown in Kleene's sense, and the answer may be `notShown`.
struct RequestSearch {
  let statements: [CompiledStatement]
  let request: SymbolicRequest
  let hasBoundary: Bool
  /// Whether condition keys follow from caller and resource, so that resources are distinguished by what follows from them.
  let derivesKeys: Bool
  let prepare: @Sendable (AccessRequest) -> PreparedRequest
  /// What the question may cost.
  let budget: SearchBudget
  /// Every condition key that some statement asks for.
  let askedKeys: Set<ContextKey>
  /// The keys of policy variables, and those that are compared with such.
  let entangledKeys: Set<ContextKey>
  /// How many patterns and values a request is held against at most.
  let patternCount: Int
  /// How many patterns an action is held against at most.
  let actionCount: Int
  /// The statements whose conditions test a key, by number.
  let askers: [ContextKey: [Int]]

  init(
    _ statements: [CompiledStatement], among request: SymbolicRequest, hasBoundary: Bool,
    derivesKeys: Bool = true, budget: SearchBudget,
    prepare: @escaping @Sendable (AccessRequest) -> PreparedRequest
  ) {
    self.statements = statements
    self.request = request
    self.hasBoundary = hasBoundary
    self.derivesKeys = derivesKeys
    self.budget = budget
    self.prepare = prepare
    let tests = statements.flatMap(\.conditions)
    let resourceKeys = statements.flatMap { $0.resources?.patterns.flatMap(\.keys) ?? [] }
    askedKeys = Set(tests.flatMap(\.keys) + resourceKeys)
    entangledKeys = Set(
      tests.filter { test in test.values.contains { !$0.keys.isEmpty } }.flatMap(\.keys)
        + resourceKeys)
    var askers: [ContextKey: [Int]] = [:]
    for (index, statement) in statements.enumerated() {
      for test in statement.conditions where askers[test.key]?.last != index {
        askers[test.key, default: []].append(index)
      }
    }
    self.askers = askers
    actionCount = statements.reduce(1) { $0 + 1 + $1.actions.count }
    patternCount = statements.reduce(tests.count) {
      $0 + 1 + ($1.resources?.patterns.count ?? 0) + ($1.principal?.patterns.count ?? 0)
    }
  }

  func search(_ goal: SearchGoal) -> SearchResult {
    let relevant = relevantStatements
    guard relevant.count == statements.count else {
      let narrowed = RequestSearch(
        relevant.map { statements[$0] }, among: request, hasBoundary: hasBoundary,
        derivesKeys: derivesKeys, budget: budget, prepare: prepare)
      return narrowed.searchAll(
        SearchGoal(
          roles: relevant.map { goal.roles[$0] },
          alternatives: relevant.map { goal.alternatives[$0] }, isMet: goal.isMet))
    }
    return searchAll(goal)
  }

  /// The statements that are about the caller and, where the actions are listed, about one of them.
  private var relevantStatements: [Int] {
    let actions: [String] =
      request.actions.isList
      ? request.actions.representatives(distinguishing: [], budget: budget).texts : []
    let asked = actions.map { prepare(request.request($0, "*")) }
    let anyone = asked.first ?? prepare(request.request("", "*"))
    return statements.indices.filter { index in
      let statement = statements[index]
      budget.spend(1 + asked.count + (statement.principal?.patterns.count ?? 0))
      guard statement.match(anyone, hasBoundary: hasBoundary) != nil else { return false }
      return !request.actions.isList || asked.contains { statement.matchesAction(of: $0) }
    }
  }

  private func searchAll(_ goal: SearchGoal) -> SearchResult {
    let groups = RequestGroups(self)
    var shortfall = groups.shortfall
    for group in groups.groups {
      switch search(goal, in: group) {
      case .found(let request): return .found(request)
      case .none: break
      case .notShown(let why): shortfall = why
      }
    }
    if shortfall == nil, budget.isSpent { shortfall = budget.shortfall }
    return shortfall.map { .notShown($0) } ?? .none
  }

  private func search(_ goal: SearchGoal, in group: RequestGroups.Group) -> SearchResult {
    let keys = group.openRequest.varying.sorted().map { key in
      KeyClasses(
        of: key, in: group.openRequest, domain: request.keys[key] ?? KeyDomain(),
        askers: askers[key] ?? [], of: statements, budget: budget)
    }
    var sure = CandidateSearch(goal, group, keys, self, open: [], isHopeful: false)
    if let found = sure.first(where: { goal.isMet($0) == .yes }) { return .found(found.closed) }
    // What was not found for sure may still be: now whatever is not known counts as if it furthered the goal.
    let open = Set(keys.filter { !$0.isComplete }.map(\.key)).union(entangledKeys)
      .union(sure.unfinishedKeys)
    if open.isEmpty, !sure.hasMetUnknown { return sure.shortfall.map { .notShown($0) } ?? .none }
    var hopeful = CandidateSearch(goal, group, keys, self, open: open, isHopeful: true)
    var undecided: [AccessRequest] = []
    let found = hopeful.first { candidate in
      let isMet = goal.isMet(candidate)
      if isMet == .unknown { undecided.append(candidate) }
      return isMet == .yes
    }
    if let found { return .found(found.closed) }
    for candidate in undecided.prefix(Self.guesses) {
      if let found = guess(candidate, goal, keys) { return .found(found) }
    }
    let shortfall = undecided.last.map {
      "it depends on what cannot be distinguished: \(openKeys(of: $0))"
    }
    return (shortfall ?? hopeful.shortfall).map { .notShown($0) } ?? .none
  }

  /// For how many undecided requests values are tried.
  private static let guesses = 20

  /// Tries a few values for keys that policy variables tie together, the same for several of them first.
  private func guess(
    _ request: AccessRequest, _ goal: SearchGoal, _ keys: [KeyClasses]
  ) -> AccessRequest? {
    guard case .keys(let open) = request.unknownKeys, open.count <= 3 else { return nil }
    var texts = Set(request.context.values.flatMap(\.self).map { ExactText($0) } + ["x"])
    for one in keys where open.contains(one.key) { texts.formUnion(one.texts) }
    var tried = [request]
    for key in open.sorted() {
      let domain = self.request.keys[key] ?? KeyDomain()
      tried = tried.flatMap { request -> [AccessRequest] in
        var closed = request
        closed.unknownKeys = .keys(request.unknown.subtracting([key]))
        let given = texts.filter { domain.values.contains($0.text) }.sorted().prefix(12)
          .map { text in
            var given = closed
            given[key] = [text.text]
            return given
          }
        return (domain.mayBeAbsent ? [closed] : []) + given
      }
    }
    return tried.first { request in
      budget.spend(statements.count) && goal.isMet(request) == .yes
    }.map(\.closed)
  }

  private func openKeys(of request: AccessRequest) -> String {
    let keys = request.unknown.sorted().map { "`\($0)`" }
    return keys.isEmpty ? "several values without a qualifier" : keys.joined(separator: ", ")
  }

  /// The request with every key open that some statement asks for and that is not given.
  func openRequest(for request: AccessRequest, _ prepared: PreparedRequest) -> OpenRequest {
    let varying = askedKeys.filter {
      request[$0] == nil && (self.request.keys[$0] != nil || prepared.context[$0] == .unknown)
    }
    return OpenRequest(request, varying: varying, prepare: prepare)
  }

  /// How each statement applies to who asks and to the resource, with the keys that are given; actions are left aside.
  func truths(in openRequest: OpenRequest) -> [Truth] {
    let prepared = prepare(openRequest.request)
    return statements.map { statement in
      guard statement.match(prepared, hasBoundary: hasBoundary) != nil else { return .no }
      return statement.matchesResource(of: prepared)
        && statement.conditions.each { test in
          openRequest.varying.contains(test.key) ? .yes : test.holds(in: prepared.context)
        }
    }
  }
}

extension AccessRequest {
  /// The keys left open by name.
  fileprivate var unknown: Set<ContextKey> {
    if case .keys(let keys) = unknownKeys { keys } else { [] }
  }

  /// The same request without any open key; for what holds whatever they are.
  fileprivate var closed: AccessRequest {
    var request = self
    request.unknownKeys = .none
    return request
  }
}
