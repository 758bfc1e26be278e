/// Of a group of requests, those that can serve a goal best.
///
/// A goal depends on whether any of some alternative statements matches: so one of each kind of alternatives is chosen, or none,
/// and of the requests that all chosen ones match, those are sought that the fewest hindering statements match. The keys
/// are gone through one by one, each with the ways that it can turn out (`KeyOptions`).
struct CandidateSearch {
  private let goal: SearchGoal
  private let group: RequestGroups.Group
  private let search: RequestSearch
  private let options: KeyOptions
  private let reader: TruthReader
  private let hindering: StatementSet
  /// What the keys are where nothing depends on them; `nil` where some key cannot be anything.
  private let defaults: [ContextKey: KeyChoice]?
  /// Why some request may be missing; `nil` where none is.
  private(set) var shortfall: String?
  /// The keys whose values could not all be looked at.
  private(set) var unfinishedKeys: Set<ContextKey> = []
  /// Whether something may be unknown, so that hope makes a difference.
  let hasMetUnknown: Bool

  /// What was chosen so far, the last choice first.
  private final class Choices {
    let key: ContextKey
    let choice: KeyChoice
    let rest: Choices?

    init(_ key: ContextKey, _ choice: KeyChoice, _ rest: Choices?) {
      self.key = key
      self.choice = choice
      self.rest = rest
    }
  }

  /// The statements that a candidate has to be matched by, and those that may match it.
  private struct Problem: Hashable {
    let chosen: [Int]
    let hindering: StatementSet
  }

  /// How many requests are compared with each other before some are left out.
  private static let limit = 300

  /// - Parameters:
  ///   - open: The keys that stay unknown.
  ///   - isHopeful: Whether what is unknown counts as furthering the goal, or as hindering it.
  init(
    _ goal: SearchGoal, _ group: RequestGroups.Group, _ keys: [KeyClasses],
    _ search: RequestSearch, open: Set<ContextKey>, isHopeful: Bool
  ) {
    self.goal = goal
    self.group = group
    self.search = search
    reader = TruthReader(roles: goal.roles, isHopeful: isHopeful)
    hindering = StatementSet(of: goal.roles.count) { goal.roles[$0] == .hinders }
    options = KeyOptions(keys, open: open, in: group.openRequest, reader, budget: search.budget)
    defaults = options.defaults
    hasMetUnknown =
      options.hasMetUnknown || group.starts.contains { $0.truths.contains(.unknown) }
  }

  /// The first candidate with a property.
  mutating func first(where isWanted: (AccessRequest) -> Bool) -> AccessRequest? {
    guard let defaults else { return nil }
    var seen: Set<Problem> = []
    for start in starts {
      let alive = start.matching & hindering
      for chosen in AlternativeChoices(
        helping: start.matching.subtracting(hindering), goal, search.statements,
        start.witness.truths, options, budget: search.budget)
      {
        guard !search.budget.isSpent else {
          shortfall = search.budget.shortfall
          return nil
        }
        guard seen.insert(Problem(chosen: chosen, hindering: alive)).inserted else { continue }
        for choices in solutions(chosen, alive) {
          guard search.budget.spend(search.patternCount + defaults.count) else {
            shortfall = search.budget.shortfall
            return nil
          }
          let candidate = request(start.witness, defaults, choices)
          if isWanted(candidate) { return candidate }
        }
      }
    }
    return nil
  }

  /// The actions and resources that can serve the goal best, with the statements that match them.
  private var starts: [ParetoFrontier<RequestGroups.Start>.Point] {
    let count = goal.roles.count
    var frontier = ParetoFrontier<RequestGroups.Start>(
      helping: StatementSet(of: count) { goal.roles[$0] == .helps }, hindering: hindering)
    for start in group.starts {
      let matching = StatementSet(of: count) {
        goal.roles[$0] != .indifferent && reader.matches($0, start.truths[$0])
      }
      search.budget.spend(frontier.points.count + count / 64 + 1)
      frontier.insert(matching, start)
    }
    return frontier.points
  }

  /// The best choices for the keys, so that all of `chosen` match.
  private mutating func solutions(_ chosen: [Int], _ alive: StatementSet) -> [Choices?] {
    let needed = StatementSet(of: goal.roles.count, members: chosen)
    var frontier = ParetoFrontier<Choices?>(
      helping: StatementSet(of: goal.roles.count), hindering: hindering)
    frontier.insert(alive, nil)
    for key in options.keys(of: needed.union(alive)) {
      let open = frontier.points.reduce(StatementSet(of: goal.roles.count)) {
        $0.union($1.matching)
      }
      guard options.isAsked(key, by: needed.union(open)) else { continue }
      let found = options.choices(of: key, needed: needed, hindering: open)
      if !found.isComplete { unfinishedKeys.insert(options.name(key)) }
      var next = ParetoFrontier<Choices?>(
        helping: StatementSet(of: goal.roles.count), hindering: hindering)
      for point in frontier.points {
        for (choice, excluded) in found.choices {
          search.budget.spend(next.points.count + 1)
          next.insert(
            point.matching.subtracting(excluded),
            Choices(options.name(key), choice, point.witness))
        }
        if next.points.count > Self.limit {
          shortfall = "there are too many combinations of condition keys to look at"
          break
        }
      }
      frontier = next
    }
    return frontier.points.map(\.witness)
  }

  /// The request, those keys left open that no statement compares.
  private func request(
    _ start: RequestGroups.Start, _ defaults: [ContextKey: KeyChoice], _ choices: Choices?
  ) -> AccessRequest {
    var chosen = defaults
    var rest = choices
    while let one = rest {
      chosen[one.key] = one.choice
      rest = one.rest
    }
    var request = group.openRequest.request(where: chosen)
    (request.action, request.resource) = (start.action, start.resource)
    return request
  }
}

/// Reads Kleene's third value as the end at hand needs it.
struct TruthReader {
  let roles: [SearchGoal.Role]
  let isHopeful: Bool

  /// Whether the statement counts as matching.
  func matches(_ statement: Int, _ truth: Truth) -> Bool {
    truth == .unknown ? (roles[statement] == .helps) == isHopeful : truth == .yes
  }
}
