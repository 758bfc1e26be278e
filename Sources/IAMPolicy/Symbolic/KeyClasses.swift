/// The ways in which a condition key can turn out the conditions that ask for it.
struct KeyClasses {
  let key: String
  let classes: [Class]
  /// The statements that ask for the key, by number.
  let statements: [Int]
  /// Whether no way is left out.
  let isComplete: Bool

  struct Class {
    let choice: KeyChoice
    /// What the conditions on the key come to in each of `statements`.
    let truths: [Truth]
  }

  /// How many ways are looked at before the search is given up.
  private static let limit = 400
  /// How often a value of a request is held against a value of a policy before the search is given up.
  private static let comparisons = 300_000

  init(
    of key: String, in openRequest: OpenRequest, domain: KeyDomain,
    statements all: [CompiledStatement]
  ) {
    let askers = all.indices.filter { all[$0].conditions.contains { $0.key == key } }
    let tests = askers.flatMap { index in all[index].conditions.filter { $0.key == key } }
    let candidates = ValueCandidates(for: tests, within: domain.values, in: openRequest.context)
    let mayBeSeveral =
      domain.mayBeSeveral ?? tests.contains { $0.operation?.qualifier != nil }
    var classes: [Class] = []
    var seen: Set<[Truth]> = []
    var isComplete = candidates.isComplete

    let valueCount = tests.reduce(1) { $0 + $1.values.count }
    var comparisons = 0

    func add(_ choice: KeyChoice) -> Bool {
      if case .values(let values) = choice { comparisons += values.count * valueCount }
      guard comparisons <= Self.comparisons else {
        isComplete = false
        return false
      }
      guard let context = openRequest.context(where: key, is: choice) else { return false }
      // Told apart by each test, not by statement: sets of values are put together from these.
      let outcomes = tests.map { $0.holds(in: context) }
      let isNull = choice.isNull ? [Truth.yes] : []
      guard seen.insert(outcomes + isNull).inserted else { return false }
      classes.append(Class(choice: choice, truths: Self.truths(of: outcomes, askers, all, key)))
      return true
    }

    if domain.mayBeAbsent { _ = add(.absent) }
    var open: [[String]] = []
    for text in candidates.texts where add(.values([text])) { open.append([text]) }
    let single = open
    var next = 0
    while mayBeSeveral, next < open.count {
      for value in single where !open[next].contains(value[0]) {
        if classes.count >= Self.limit {
          isComplete = false
          break
        }
        if add(.values(open[next] + value)) { open.append(open[next] + value) }
      }
      next += 1
    }
    self.key = key
    self.classes = classes
    self.statements = askers
    self.isComplete = isComplete
  }

  /// The conditions of one statement are joined by AND.
  private static func truths(
    of outcomes: [Truth], _ askers: [Int], _ all: [CompiledStatement], _ key: String
  ) -> [Truth] {
    var rest = outcomes[...]
    return askers.map { index in
      let count = all[index].conditions.count { $0.key == key }
      defer { rest = rest.dropFirst(count) }
      return rest.prefix(count).each { $0 }
    }
  }
}

/// The state of a key in a request.
enum KeyChoice: Hashable {
  case absent
  case values([String])
  /// Left open: any value, or none.
  case unknown

  /// Present with nothing in it.
  var isNull: Bool {
    if case .values(let values) = self { values.allSatisfy(\.isEmpty) } else { false }
  }
}

/// A request whose open keys are chosen one by one.
struct OpenRequest {
  /// With every varying key unknown.
  let request: AccessRequest
  let varying: Set<String>
  let context: RequestContext
  private let prepare: @Sendable (AccessRequest) -> PreparedRequest

  init(
    _ request: AccessRequest, varying: Set<String>,
    prepare: @escaping @Sendable (AccessRequest) -> PreparedRequest
  ) {
    var open = request
    open.unknownKeys = .keys(varying)
    self.request = open
    self.varying = varying
    self.prepare = prepare
    context = prepare(open).context
  }

  /// The request with these choices, the other keys open.
  func request(where choices: [String: KeyChoice]) -> AccessRequest {
    var request = request
    for (key, choice) in choices {
      if case .values(let values) = choice { request[key] = values }
    }
    request.unknownKeys = .keys(varying.filter { choices[$0] ?? .unknown == .unknown })
    return request
  }

  /// `nil` where the choice cannot be: what follows from the rest of the request is not absent.
  func context(where key: String, is choice: KeyChoice) -> RequestContext? {
    let context = prepare(request(where: [key: choice])).context
    return choice == .absent && context[key] != .absent ? nil : context
  }
}
