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
      var kept: [Int] = []
      // Those that ask for the least first; otherwise in their order.
      for index in members.sorted(by: { (options.tests(of: $0).count, $0) < (options.tests(of: $1).count, $1) })
      {
        budget.spend(kept.count + 1)
        let isNeedless = kept.contains { other in
          statements[other].type == statements[index].type
            && (truths[other] == .yes || truths[index] == .unknown)
            && options.tests(of: other).isSubset(of: options.tests(of: index))
        }
        if !isNeedless { kept.append(index) }
      }
      let isCertain = kept.contains { options.tests(of: $0).isEmpty && truths[$0] == .yes }
      return kept.sorted().map(Optional.some) + (isCertain ? [] : [nil])
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
