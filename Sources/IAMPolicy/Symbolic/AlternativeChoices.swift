/// The ways of choosing one statement of each kind of alternatives, or none.
///
/// A statement is left out where another alternative asks for less of what is open, since it matches whenever this one does.
struct AlternativeChoices: Sequence, IteratorProtocol {
  /// Of each kind of alternatives those to choose from; `nil` is none of them.
  private let kinds: [[Int?]]
  private var upcoming: [Int]?

  /// - Parameters:
  ///   - helping: The statements that match as far as the keys are left aside.
  ///   - truths: How far each statement does.
  init(
    helping: StatementSet, _ goal: SearchGoal, _ statements: [CompiledStatement],
    _ truths: [Truth], _ options: KeyOptions, budget: SearchBudget
  ) {
    var members: [Int: [Int]] = [:]
    for index in helping.members { members[goal.alternatives[index], default: []].append(index) }
    kinds = members.sorted { $0.key < $1.key }.map { _, members in
      var kept = LeastDemanding(statements, truths, options)
      // Those that ask for the least first; otherwise in their order.
      let ordered = members.map { (index: $0, tests: options.tests(of: $0).count) }
        .sorted { ($0.tests, $0.index) < ($1.tests, $1.index) }
      for (index, tests) in ordered {
        budget.spend(tests + 1)
        kept.insert(index)
      }
      return kept.members.sorted().map(Optional.some) + (kept.hasCertain ? [] : [nil])
    }
    upcoming = kinds.map { _ in 0 }
  }

  mutating func next() -> [Int]? {
    guard var at = upcoming else { return nil }
    let chosen = zip(kinds, at).compactMap { $0[$1] }
    upcoming = nil
    for index in at.indices.reversed() {
      at[index] += 1
      if at[index] < kinds[index].count {
        upcoming = at
        break
      }
      at[index] = 0
    }
    return chosen
  }
}

/// Of alternative statements those that none of the others makes needless.
private struct LeastDemanding {
  private(set) var members: [Int] = []
  /// Whether one of them matches whatever the open keys are.
  private(set) var hasCertain = false
  private let statements: [CompiledStatement]
  private let truths: [Truth]
  private let options: KeyOptions
  /// The members by the least of their tests; those without tests under -1.
  private var byTest: [Int: [Int]] = [:]

  init(_ statements: [CompiledStatement], _ truths: [Truth], _ options: KeyOptions) {
    self.statements = statements
    self.truths = truths
    self.options = options
  }

  /// Takes a statement in that has as many tests as those before, or more.
  mutating func insert(_ index: Int) {
    let tests = options.tests(of: index)
    // What asks for some of the same tests has its least one among them.
    let isNeedless = ([-1] + tests).contains { test in
      byTest[test]?.contains { other in
        statements[other].type == statements[index].type
          && (truths[other] == .yes || truths[index] == .unknown)
          && options.tests(of: other).isSubset(of: tests)
      } ?? false
    }
    guard !isNeedless else { return }
    members.append(index)
    byTest[tests.min() ?? -1, default: []].append(index)
    hasCertain = hasCertain || tests.isEmpty && truths[index] == .yes
  }
}
