/// Reads Kleene's third value as the end at hand needs it.
private struct TruthReader {
  let roles: [SearchGoal.Role]
  let isHopeful: Bool

  /// Whether the statement counts as matching.
  func matches(_ statement: Int, _ truth: Truth) -> Bool {
    truth == .unknown ? (roles[statement] == .helps) == isHopeful : truth == .yes
  }
}

/// One way through the keys of a group of requests: which requests can serve a goal best.
struct CandidateSearch {
  private let goal: SearchGoal
  private let group: RequestGroups.Group
  private var points: [ParetoFrontier<Witness>.Point] = []
  /// Why some request may be missing; `nil` where none is.
  private(set) var shortfall: String?

  private struct Witness {
    var action: String
    var resource: String
    var choices: [String: KeyChoice] = [:]
  }

  /// How many points are compared with each other before the search is given up.
  private static let limit = 600

  /// - Parameters:
  ///   - open: The keys that stay unknown.
  ///   - isHopeful: Whether what is unknown counts as furthering the goal, or as hindering it.
  init(
    _ goal: SearchGoal, _ group: RequestGroups.Group, _ keys: [KeyClasses],
    _ statements: [CompiledStatement], open: Set<String>, isHopeful: Bool
  ) {
    self.goal = goal
    self.group = group
    let count = goal.roles.count
    let reader = TruthReader(roles: goal.roles, isHopeful: isHopeful)
    var frontier = Self.frontier(goal)
    for start in group.starts {
      let matching = StatementSet(of: count) { reader.matches($0, start.truths[$0]) }
      frontier.insert(matching, Witness(action: start.action, resource: start.resource))
    }
    for key in keys where !key.statements.isEmpty {
      let choices =
        open.contains(key.key) ? [Self.unknown(key, group.openRequest, statements)] : key.classes
      let masks = choices.map { choice in
        var mask = StatementSet(of: count) { _ in true }
        for (index, truth) in zip(key.statements, choice.truths) where !reader.matches(index, truth)
        {
          mask.remove(index)
        }
        return mask
      }
      let askers = StatementSet(of: count, members: key.statements)
      var next = Self.frontier(goal)
      for point in frontier.points {
        let isAsked = point.matching.intersects(askers)
        for (choice, mask) in zip(choices, masks).prefix(isAsked ? choices.count : 1) {
          var witness = point.witness
          witness.choices[key.key] = choice.choice
          next.insert(point.matching & mask, witness)
        }
        if next.points.count > Self.limit {
          shortfall = "there are too many combinations of condition keys to look at"
          break
        }
      }
      frontier = next
    }
    points = frontier.points
  }

  /// The requests, those keys left open that no statement compares.
  var requests: [AccessRequest] {
    points.map { point in
      var request = group.openRequest.request(where: point.witness.choices)
      (request.action, request.resource) = (point.witness.action, point.witness.resource)
      return request
    }
  }

  /// What the statements say where the key is left open.
  private static func unknown(
    _ key: KeyClasses, _ openRequest: OpenRequest, _ statements: [CompiledStatement]
  ) -> KeyClasses.Class {
    let truths = key.statements.map { index in
      statements[index].conditions.filter { $0.key == key.key }
        .each { $0.holds(in: openRequest.context) }
    }
    return KeyClasses.Class(choice: .unknown, truths: truths)
  }

  private static func frontier(_ goal: SearchGoal) -> ParetoFrontier<Witness> {
    ParetoFrontier(
      helping: StatementSet(of: goal.roles.count) { goal.roles[$0] == .helps },
      hindering: StatementSet(of: goal.roles.count) { goal.roles[$0] == .hinders })
  }
}
