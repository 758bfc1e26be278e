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

  /// How many sets are held against each other.
  private static let limit = 300

  /// - Parameters:
  ///   - needed: The tests, by number, that have to hold.
  ///   - hindering: The tests that had better not.
  init(
    of key: KeyClasses, needed: [Int], hindering: [Int], isHopeful: Bool, budget: SearchBudget
  ) {
    let tests = needed + hindering
    let rules = tests.map { Combination(key.tests[$0].condition) }
    /// Of a test that has to hold for all values, what fails for one of them stays.
    func canStillHold(_ truths: [Truth]) -> Bool {
      needed.indices.allSatisfy { index in
        rules[index] != .all || truths[index] == .yes || (isHopeful && truths[index] == .unknown)
      }
    }
    func serves(_ a: [Truth], atLeastAsWellAs b: [Truth]) -> Bool {
      for index in a.indices {
        let isFine =
          index < needed.count ? a[index].rank >= b[index].rank : a[index].rank <= b[index].rank
        guard isFine else { return false }
      }
      return true
    }
    var kept: [Choice] = []
    func add(_ choice: Choice) -> Bool {
      budget.spend((kept.count + 1) * (tests.count + 1))
      guard canStillHold(choice.truths),
        !kept.contains(where: { serves($0.truths, atLeastAsWellAs: choice.truths) })
      else { return false }
      kept.removeAll { serves(choice.truths, atLeastAsWellAs: $0.truths) }
      kept.append(choice)
      return true
    }
    let values = key.values.map { value in (value.text, tests.map { value.fits[$0] }) }
    var open: [Choice] = []
    // All values empty is the key present and null, which is a class of its own.
    for (text, fits) in values where !text.isEmpty {
      let choice = Choice(texts: [text], truths: fits)
      if add(choice) { open.append(choice) }
    }
    var next = 0
    while next < open.count {
      let choice = open[next]
      next += 1
      for (text, fits) in values {
        guard !budget.isSpent, kept.count <= Self.limit else {
          isComplete = false
          choices = kept
          return
        }
        let truths = tests.indices.map { rules[$0].combined(choice.truths[$0], fits[$0]) }
        guard truths != choice.truths else { continue }
        let more = Choice(texts: choice.texts + [text], truths: truths)
        if add(more) { open.append(more) }
      }
    }
    choices = kept
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
