/// The sets of values of one key that serve a goal best.
///
/// What a test comes to over several values is put together from what each value does to it, one by one, and monotonely: a
/// set that serves at least as well as another still does when both get one more value. So of the sets that are made of each
/// other only the best are kept, and not the power set is looked at.
struct SeveralValues {
  /// One set of values, and what the tests come to over it.
  struct Choice {
    let texts: [String]
    let truths: [Truth]
  }

  private(set) var choices: [Choice] = []
  /// Whether no set is left out.
  private(set) var isComplete = true

  /// What each test becomes with one more value.
  private let combinations: [Combination]
  /// How many of the tests, the first ones, have to hold.
  private let neededCount: Int
  private let isHopeful: Bool
  private let budget: SearchBudget

  /// How many sets are held against each other.
  private static let limit = 300

  /// - Parameters:
  ///   - needed: The tests, by number, that have to hold.
  ///   - hindering: The tests that had better not.
  init(
    of key: KeyClasses, needed: [Int], hindering: [Int], isHopeful: Bool, budget: SearchBudget
  ) {
    let tests = needed + hindering
    combinations = tests.map { Combination(key.tests[$0].condition) }
    neededCount = needed.count
    self.isHopeful = isHopeful
    self.budget = budget
    let values = key.values.map { value in (value.text, tests.map { value.fits[$0] }) }
    // All values empty is the key present and null, which is a class of its own.
    for (text, fits) in values where !text.isEmpty { add(Choice(texts: [text], truths: fits)) }
    // The last set first: it is the best so far of those that are made of it, and spares them.
    var open = choices
    while let choice = open.popLast() {
      for (text, fits) in values {
        guard !budget.isSpent, choices.count <= Self.limit else {
          isComplete = false
          return
        }
        // Whatever is made of a set that another one serves as well as, the other one makes as well.
        guard isKept(choice) else { break }
        budget.spend(tests.count)
        let truths = tests.indices.map { combinations[$0].combined(choice.truths[$0], fits[$0]) }
        guard truths != choice.truths else { continue }
        let more = Choice(texts: choice.texts + [text], truths: truths)
        if add(more) { open.append(more) }
      }
    }
  }

  private func isKept(_ choice: Choice) -> Bool {
    budget.spend(choices.count)
    return choices.contains { $0.texts == choice.texts }
  }

  /// Takes the set in, unless another one serves as well, and drops those that it outdoes.
  @discardableResult
  private mutating func add(_ choice: Choice) -> Bool {
    guard canStillHold(choice.truths),
      !choices.contains(where: { serves($0.truths, atLeastAsWellAs: choice.truths) })
    else { return false }
    choices = choices.filter { !serves(choice.truths, atLeastAsWellAs: $0.truths) }
    choices.append(choice)
    return true
  }

  /// Of a test that has to hold for all values, what fails for one of them stays so.
  private func canStillHold(_ truths: [Truth]) -> Bool {
    truths[..<neededCount].indices.allSatisfy { index in
      combinations[index] != .all || truths[index] == .yes
        || (isHopeful && truths[index] == .unknown)
    }
  }

  private func serves(_ a: [Truth], atLeastAsWellAs b: [Truth]) -> Bool {
    for index in a.indices {
      let isFine =
        index < neededCount ? a[index].rank >= b[index].rank : a[index].rank <= b[index].rank
      guard isFine else {
        budget.spend(index + 1)
        return false
      }
    }
    budget.spend(a.count + 1)
    return true
  }
}

/// What one more value does to a test.
///
/// IAM User Guide, "Multivalued context keys". Without a qualifier AWS does not define several values: they decide where all
/// agree.
private enum Combination {
  case all
  case any
  case agreement
  /// Another value changes nothing.
  case constant

  init(_ condition: CompiledCondition) {
    guard let operation = condition.operation, operation.comparison != .null else {
      self = .constant
      return
    }
    switch operation.qualifier {
    case .forAllValues: self = .all
    case .forAnyValue: self = .any
    case nil: self = .agreement
    }
  }

  func combined(_ truth: Truth, _ fit: Truth) -> Truth {
    switch self {
    case .all: truth && fit
    case .any: truth || fit
    case .agreement: truth == fit ? truth : .unknown
    case .constant: truth
    }
  }
}

extension Truth {
  fileprivate var rank: Int {
    switch self {
    case .no: 0
    case .unknown: 1
    case .yes: 2
    }
  }
}
