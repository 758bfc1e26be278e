/// The texts over which each of a list of patterns behaves the same, as classes with a shortest example each.
///
/// This is the product of the patterns' automata, searched breadth first. It is exact, not a sample: where the search
/// comes to its end, every text there is falls into one of the classes.
struct GlobClasses {
  struct Class {
    /// The numbers of the patterns that match the texts of the class, ascending.
    let matching: [Int32]
    /// A shortest text of the class.
    let witness: String
  }

  let classes: [Class]
  /// Whether the search came to its end; otherwise there may be further classes.
  let isComplete: Bool

  /// How many states, how many places in all of them, and how many steps from place to place a search makes before it
  /// gives up.
  struct Limit {
    var states = 20_000
    var places = 2_000_000
    var steps = 1_000_000
  }

  /// - Parameters:
  ///   - patterns: What distinguishes texts.
  ///   - domain: Only texts that all of these match count.
  ///   - excluded: No text that one of these matches counts.
  ///   - budget: What the question that this is a part of may cost.
  init(
    of patterns: [Glob], within domain: [Glob] = [], excluding excluded: [Glob] = [],
    limit: Limit = Limit(), budget: SearchBudget = SearchBudget()
  ) {
    var classes: [Class] = []
    var seen: Set<[Int32]> = []
    isComplete = Self.search(patterns, domain, excluded, limit, budget) { matching, witness in
      if seen.insert(matching).inserted {
        classes.append(Class(matching: matching, witness: witness()))
      }
      return true
    }
    self.classes = classes
  }

  /// The answer to "is there such a text".
  enum Existence: Equatable {
    case some(String)
    case none
    /// The search was given up.
    case notShown
  }

  /// A text that all of `domain` match and none of `excluded`.
  static func text(
    within domain: [Glob], excluding excluded: [Glob] = [], limit: Limit = Limit(),
    budget: SearchBudget = SearchBudget()
  ) -> Existence {
    var found: String?
    let isComplete = search([], domain, excluded, limit, budget) { _, witness in
      found = witness()
      return false
    }
    if let found { return .some(found) }
    return isComplete ? .none : .notShown
  }

  /// Visits the states that texts of the domain lead to, shortest text first, until `visit` returns `false`.
  ///
  /// - Returns: Whether nothing was left out for the limit's sake.
  private static func search(
    _ patterns: [Glob], _ domain: [Glob], _ excluded: [Glob], _ limit: Limit,
    _ budget: SearchBudget, visit: ([Int32], () -> String) -> Bool
  ) -> Bool {
    let automaton = GlobAutomaton(domain + patterns + excluded, alive: domain.count)
    let other = otherScalar(than: domain + patterns + excluded)
    let tested = domain.count..<(domain.count + patterns.count)
    let banned = tested.upperBound..<(tested.upperBound + excluded.count)
    var trail: [Step] = [Step(state: automaton.start, scalar: " ", parent: -1)]
    var known: Set<GlobAutomaton.State> = [automaton.start]
    var places = automaton.start.count
    var steps = 0
    var next = 0
    while next < trail.count {
      let state = trail[next].state
      let accepted = automaton.accepted(in: state)
      // The numbers ascend: those of the domain come first, those of what is excluded last.
      let ofDomain = accepted.prefix { Int($0) < domain.count }.count
      if ofDomain == domain.count, accepted.last.map({ !banned.contains(Int($0)) }) ?? true {
        let matching = accepted.dropFirst(ofDomain).map { $0 - Int32(domain.count) }
        guard visit(matching, { text(to: next, along: trail) }) else { return true }
      }
      let scalars = automaton.distinguished(in: state)
      for scalar in [other] + scalars.sorted() {
        steps += state.count
        guard steps <= limit.steps, budget.spend(state.count + 1) else { return false }
        let state = automaton.step(state, over: scalar)
        guard automaton.areAlive(domain.count, in: state),
          !automaton.isSettled(banned, in: state), known.insert(state).inserted
        else { continue }
        trail.append(Step(state: state, scalar: scalar, parent: next))
        places += state.count
        guard trail.count <= limit.states, places <= limit.places else { return false }
      }
      next += 1
    }
    return true
  }

  private struct Step {
    let state: GlobAutomaton.State
    let scalar: Unicode.Scalar
    let parent: Int
  }

  private static func text(to end: Int, along trail: [Step]) -> String {
    var scalars: [Unicode.Scalar] = []
    var place = end
    while place > 0 {
      scalars.append(trail[place].scalar)
      place = trail[place].parent
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars.reversed())
    return String(text)
  }

  /// A character that no pattern names, in either case: all such behave alike. Letters first, for legible examples.
  private static func otherScalar(than globs: [Glob]) -> Unicode.Scalar {
    var named: Set<Unicode.Scalar> = [":"]
    for case .literal(let scalar) in globs.flatMap(\.elements) {
      named.formUnion([scalar, scalar.caseFolded, scalar.uppercased])
    }
    let letters = "xyzwvutsrqponmlkjihgfedcba0123456789-_".unicodeScalars
    if let letter = letters.first(where: { !named.contains($0) }) { return letter }
    // A text of any length names fewer characters than there are here.
    let rare = (0x4E00...0x9FFF).lazy.compactMap(Unicode.Scalar.init)
    return rare.first { !named.contains($0) } ?? "\u{E000}"
  }
}

extension Glob {
  /// Whether some text matches both; `nil` where the search was given up.
  func meets(_ other: Glob) -> Bool? {
    switch GlobClasses.text(within: [self, other]) {
    case .some: true
    case .none: false
    case .notShown: nil
    }
  }

  /// Whether each text that it matches is matched by one of the others; `nil` where the search was given up.
  func isCovered(by others: [Glob]) -> Bool? {
    switch GlobClasses.text(within: [self], excluding: others) {
    case .some: false
    case .none: true
    case .notShown: nil
    }
  }
}
