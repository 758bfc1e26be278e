import Diagnostics

/// The ways in which a condition key can turn out the conditions that ask for it.
struct KeyClasses {
  let key: ContextKey
  /// The statements that ask for the key, by number.
  let statements: [Int]
  /// The conditions on the key, those of a statement one after another.
  let tests: [Test]
  /// The key absent, null, or with one value: one for each way in which the tests turn out.
  private(set) var classes: [Class] = []
  /// Where the key may have several values: what each value does to each test.
  private(set) var values: [Value] = []
  /// Whether no way is left out.
  private(set) var isComplete: Bool

  struct Test {
    /// The statement's number.
    let statement: Int
    let condition: CompiledCondition
  }

  struct Class {
    let choice: KeyChoice
    /// What each of the tests comes to.
    let truths: [Truth]
  }

  struct Value {
    let text: String
    /// Whether the value by itself fits each of the tests.
    let fits: [Truth]
  }

  /// - Parameters:
  ///   - askers: The statements that ask for the key, by their number in `all`.
  ///   - budget: What the question may cost.
  init(
    of key: ContextKey, in openRequest: OpenRequest, domain: KeyDomain, askers: [Int],
    of all: [CompiledStatement], budget: SearchBudget
  ) {
    self.key = key
    statements = askers
    let tests = askers.flatMap { index in
      all[index].conditions.filter { $0.key == key }.map { Test(statement: index, condition: $0) }
    }
    self.tests = tests
    let context = openRequest.context
    let conditions = tests.map(\.condition)
    let candidates = ValueCandidates(
      for: conditions, within: domain.values, in: context, budget: budget)
    isComplete = candidates.isComplete
    let mayBeSeveral = domain.mayBeSeveral ?? conditions.contains { $0.operation?.qualifier != nil }
    // A value is held against each value of the policy but those that are looked up.
    let cost = conditions.reduce(1) { $0 + 1 + $1.comparedCount }
    var seen: Set<[Truth]> = []
    var seenFits: Set<[Truth]> = []

    func add(_ choice: KeyChoice, in context: RequestContext) {
      let truths = conditions.map { $0.holds(in: context) }
      guard seen.insert(truths).inserted else { return }
      classes.append(Class(choice: choice, truths: truths))
    }

    if domain.mayBeAbsent, let context = context.choosingNone(of: key) {
      add(.absent, in: context)
    }
    for text in candidates.texts {
      guard budget.spend(cost) else {
        isComplete = false
        return
      }
      add(.values([text]), in: context.choosing([text], of: key))
      if mayBeSeveral {
        let fits = conditions.map { $0.fits(text, in: context) }
        if seenFits.insert(fits + [Truth(text.isEmpty)]).inserted {
          values.append(Value(text: text, fits: fits))
        }
      }
    }
  }

  /// The values that represent all others.
  var texts: [ExactText] {
    classes.flatMap { one -> [ExactText] in
      if case .values(let values) = one.choice { values.map { ExactText($0) } } else { [] }
    }
  }

  /// What the tests come to where the key is left open.
  func unknown(in context: RequestContext) -> [Truth] {
    tests.map { $0.condition.holds(in: context) }
  }
}

/// The state of a key in a request.
enum KeyChoice {
  case absent
  case values([String])
  /// Left open: any value, or none.
  case unknown
}

/// A request whose open keys are chosen one by one.
struct OpenRequest {
  /// With every varying key unknown.
  let request: AccessRequest
  let varying: Set<ContextKey>
  let context: RequestContext

  init(
    _ request: AccessRequest, varying: Set<ContextKey>,
    prepare: @escaping @Sendable (AccessRequest) -> PreparedRequest
  ) {
    var open = request
    open.unknownKeys = .keys(varying)
    self.request = open
    self.varying = varying
    context = prepare(open).context
  }

  /// The request with these choices, the other keys open.
  func request(where choices: [ContextKey: KeyChoice]) -> AccessRequest {
    var request = request
    var open = varying
    for (key, choice) in choices {
      switch choice {
      case .values(let values):
        request[key] = values
        open.remove(key)
      case .absent: open.remove(key)
      case .unknown: break
      }
    }
    request.unknownKeys = .keys(open)
    return request
  }
}
