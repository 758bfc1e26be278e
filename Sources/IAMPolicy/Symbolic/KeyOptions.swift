/// What the open keys of a group of requests can be, and which statements each choice excludes.
struct KeyOptions {
  /// One choice for a key, and the statements that do not match then.
  typealias Option = (choice: KeyChoice, excluded: StatementSet)

  private struct Key {
    let classes: KeyClasses
    let isOpen: Bool
    let options: [Option]
    let askers: StatementSet
  }

  private let all: [Key]
  /// The keys that each statement asks for, by number.
  private let keysOfStatement: [[Int]]
  /// The tests of each statement that depend on an open key: equal tests have one number.
  private let testsOfStatement: [Set<Int>]
  private let reader: TruthReader
  private let budget: SearchBudget
  private(set) var hasMetUnknown = false

  init(
    _ keys: [KeyClasses], open: Set<ContextKey>, in openRequest: OpenRequest,
    _ reader: TruthReader, budget: SearchBudget
  ) {
    self.reader = reader
    self.budget = budget
    let count = reader.roles.count
    var (keysOf, testsOf) = (
      [[Int]](repeating: [], count: count), [Set<Int>](repeating: [], count: count)
    )
    var numbers: [TestIdentity: Int] = [:]
    var all: [Key] = []
    for classes in keys where !classes.statements.isEmpty {
      let isOpen = open.contains(classes.key)
      let truths =
        isOpen
        ? [KeyClasses.Class(choice: .unknown, truths: classes.unknown(in: openRequest.context))]
        : classes.classes
      budget.spend(truths.count * (classes.tests.count + count / 64 + 1))
      let options = truths.map { one -> Option in
        (one.choice, Self.excluded(classes.tests, one.truths, reader))
      }
      all.append(
        Key(
          classes: classes, isOpen: isOpen, options: options,
          askers: StatementSet(of: count, members: classes.statements)))
      for statement in classes.statements { keysOf[statement].append(all.count - 1) }
      for test in classes.tests {
        let identity = TestIdentity(test.condition)
        let number = numbers[identity] ?? numbers.count
        numbers[identity] = number
        testsOf[test.statement].insert(number)
      }
      hasMetUnknown =
        hasMetUnknown || truths.contains { $0.truths.contains(.unknown) }
        || classes.values.contains { $0.fits.contains(.unknown) }
        || classes.values.count > 1
          && classes.tests.contains { $0.condition.operation?.qualifier == nil }
    }
    self.all = all
    keysOfStatement = keysOf
    testsOfStatement = testsOf
  }

  private static func excluded(
    _ tests: [KeyClasses.Test], _ truths: [Truth], _ reader: TruthReader
  ) -> StatementSet {
    var excluded = StatementSet(of: reader.roles.count)
    for (test, truth) in zip(tests, truths) where !reader.matches(test.statement, truth) {
      excluded.insert(test.statement)
    }
    return excluded
  }

  /// The first choice for each key; `nil` where there is none for some key.
  var defaults: [ContextKey: KeyChoice]? {
    var defaults: [ContextKey: KeyChoice] = [:]
    for key in all {
      guard let first = key.options.first else { return nil }
      defaults[key.classes.key] = first.choice
    }
    return defaults
  }

  func tests(of statement: Int) -> Set<Int> { testsOfStatement[statement] }

  func name(_ key: Int) -> ContextKey { all[key].classes.key }

  func isAsked(_ key: Int, by statements: StatementSet) -> Bool {
    all[key].askers.intersects(statements)
  }

  /// The keys that some of the statements ask for, by number.
  func keys(of statements: StatementSet) -> [Int] {
    let keys = Set(statements.members.flatMap { keysOfStatement[$0] })
    budget.spend(keys.count + 1)
    return keys.sorted()
  }

  /// What a key can be so that none of `needed` is excluded: the choices that exclude the most of `hindering`.
  func choices(
    of number: Int, needed: StatementSet, hindering: StatementSet
  ) -> (choices: [Option], isComplete: Bool) {
    let key = all[number]
    var best = ParetoFrontier<Option>(
      helping: StatementSet(of: reader.roles.count), hindering: hindering)
    func add(_ option: Option) {
      budget.spend(best.points.count + 1)
      guard !option.excluded.intersects(needed) else { return }
      best.insert(hindering.subtracting(option.excluded), option)
    }
    for option in key.options { add(option) }
    var isComplete = true
    if !key.isOpen, key.classes.values.count > 1 {
      let tests = key.classes.tests
      let (mine, others) = (
        tests.indices.filter { needed.contains(tests[$0].statement) },
        tests.indices.filter { hindering.contains(tests[$0].statement) }
      )
      let several = SeveralValues(
        of: key.classes, needed: mine, hindering: others, isHopeful: reader.isHopeful,
        budget: budget)
      isComplete = several.isComplete
      for choice in several.choices where choice.texts.count > 1 {
        let excluded = Self.excluded((mine + others).map { tests[$0] }, choice.truths, reader)
        add((.values(choice.texts), excluded))
      }
    }
    return (best.points.map(\.witness), isComplete)
  }
}

/// What makes two tests the same.
private struct TestIdentity: Hashable {
  let key: ContextKey
  let operation: ConditionOperator?
  let values: [ConditionValue]

  init(_ condition: CompiledCondition) {
    key = condition.key
    operation = condition.operation
    values = condition.values
  }
}
