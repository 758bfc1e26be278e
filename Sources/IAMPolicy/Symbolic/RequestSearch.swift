/// Looks for a request with a property among all that a symbolic request represents.
///
/// Actions, resources and values that every statement treats alike are one: an example represents each class
/// (`GlobClasses`, `ValueCandidates`). Over these, `ParetoFrontier` keeps what can serve the goal best. Where that is exact the
/// answer is; where something cannot be distinguished, it stays unknown in Kleene's sense, and the answer may be `notShown`.
struct RequestSearch {
  let statements: [CompiledStatement]
  let request: SymbolicRequest
  let hasBoundary: Bool
  /// Whether condition keys follow from caller and resource, so that resources are distinguished by what follows from them.
  let derivesKeys: Bool
  let prepare: @Sendable (AccessRequest) -> PreparedRequest
  /// Every condition key that some statement asks for, in lower case.
  let askedKeys: Set<String>
  /// The keys of policy variables, and those that are compared with such.
  let entangledKeys: Set<String>

  init(
    _ statements: [CompiledStatement], among request: SymbolicRequest, hasBoundary: Bool,
    derivesKeys: Bool = true,
    prepare: @escaping @Sendable (AccessRequest) -> PreparedRequest
  ) {
    self.statements = statements
    self.request = request
    self.hasBoundary = hasBoundary
    self.derivesKeys = derivesKeys
    self.prepare = prepare
    let tests = statements.flatMap(\.conditions)
    let resourceKeys = statements.flatMap { $0.resources?.patterns.flatMap(\.keys) ?? [] }
    askedKeys = Set(tests.flatMap(\.keys) + resourceKeys)
    entangledKeys = Set(
      tests.filter { test in test.values.contains { !$0.keys.isEmpty } }.flatMap(\.keys)
        + resourceKeys)
  }

  /// How many statements are searched at most, and how often they are asked for a key. Policies that AWS accepts have far fewer.
  private static let limits = (statements: 1000, tests: 50_000)

  func search(_ goal: SearchGoal) -> SearchResult {
    guard statements.count <= Self.limits.statements,
      statements.count * askedKeys.count <= Self.limits.tests
    else { return .notShown("there are too many statements to look at") }
    let groups = RequestGroups(self)
    var shortfall = groups.shortfall
    for group in groups.groups {
      switch search(goal, in: group) {
      case .found(let request): return .found(request)
      case .none: break
      case .notShown(let why): shortfall = why
      }
    }
    return shortfall.map { .notShown($0) } ?? .none
  }

  private func search(_ goal: SearchGoal, in group: RequestGroups.Group) -> SearchResult {
    let keys = group.openRequest.varying.sorted().map { key in
      KeyClasses(
        of: key, in: group.openRequest, domain: request.keys[key] ?? KeyDomain(),
        statements: statements)
    }
    let sure = CandidateSearch(goal, group, keys, statements, open: [], isHopeful: false)
    for point in sure.requests where goal.isMet(point) == .yes {
      return .found(point.closed)
    }
    // What was not found for sure may still be: now whatever is not known counts as if it furthered the goal.
    let open = Set(keys.filter { !$0.isComplete }.map(\.key)).union(entangledKeys)
    let hopeful = CandidateSearch(goal, group, keys, statements, open: open, isHopeful: true)
    var shortfall = hopeful.shortfall
    for point in hopeful.requests {
      switch goal.isMet(point) {
      case .yes: return .found(point.closed)
      case .no: break
      case .unknown:
        if let found = guess(point, goal, keys) { return .found(found) }
        shortfall = "it depends on what cannot be distinguished: \(openKeys(of: point))"
      }
    }
    return shortfall.map { .notShown($0) } ?? .none
  }

  /// Tries a few values for keys that policy variables tie together, the same for several of them first.
  private func guess(
    _ request: AccessRequest, _ goal: SearchGoal, _ keys: [KeyClasses]
  ) -> AccessRequest? {
    guard case .keys(let open) = request.unknownKeys, open.count <= 3 else { return nil }
    var texts = Set(request.context.values.flatMap(\.self) + ["x"])
    for one in keys where open.contains(one.key) {
      for case .values(let values) in one.classes.map(\.choice) { texts.formUnion(values) }
    }
    var tried = [request]
    for key in open.sorted() {
      let domain = self.request.keys[key] ?? KeyDomain()
      tried = tried.flatMap { request -> [AccessRequest] in
        var closed = request
        closed.unknownKeys = .keys(request.unknown.subtracting([key]))
        let given = texts.filter { domain.values.contains($0) }.sorted().prefix(12)
          .map { text in
            var given = closed
            given[key] = [text]
            return given
          }
        return (domain.mayBeAbsent ? [closed] : []) + given
      }
    }
    return tried.first { goal.isMet($0) == .yes }.map(\.closed)
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

  /// How each statement applies to an action on a resource, with the keys that are given.
  func truths(of action: String, _ resource: String, in openRequest: OpenRequest) -> [Truth] {
    var request = openRequest.request
    (request.action, request.resource) = (action, resource)
    let prepared = prepare(request)
    return statements.map { statement in
      guard statement.matchesAction(of: prepared),
        statement.match(prepared, hasBoundary: hasBoundary) != nil
      else { return .no }
      return statement.matchesResource(of: prepared)
        && statement.conditions.each { test in
          openRequest.varying.contains(test.key) ? .yes : test.holds(in: prepared.context)
        }
    }
  }
}

extension AccessRequest {
  /// The keys left open by name.
  fileprivate var unknown: Set<String> {
    if case .keys(let keys) = unknownKeys { keys } else { [] }
  }

  /// The same request without any open key; for what holds whatever they are.
  fileprivate var closed: AccessRequest {
    var request = self
    request.unknownKeys = .none
    return request
  }
}
