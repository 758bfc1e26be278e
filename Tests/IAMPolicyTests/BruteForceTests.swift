import Documents
import IAMPolicy
import Testing

@Suite("Decisions about many requests, beside each single one")
struct BruteForceTests {
  private typealias Requests = GeneratedRequests

  /// Every policy of a run, with what each combination of the keys comes to.
  private func evaluator(_ generator: inout PolicyGenerator) -> (Evaluator, Node) {
    let node = generator.policy()
    return (Evaluator(PolicySet(identityPolicies: [Policy(node, kind: .identity)])), node)
  }

  private static func text(_ node: Node) -> String { JSONWriter.text(node, style: .compact) }

  @Test("a set decision is what the single decisions say", arguments: [false, true])
  func setDecisions(hasVariables: Bool) throws {
    var generator = PolicyGenerator(seed: 20_261_126, hasVariables: hasVariables)
    let runs = hasVariables ? 40 : 100
    var open = 0
    for _ in 0..<runs {
      let (evaluator, node) = evaluator(&generator)
      let actions = generator.some(Requests.actions, upTo: 2)
      let resources = generator.some(Requests.resources, upTo: 2)
      let singles = generator.some(Array(Requests.values), upTo: 4)
      let multiples = generator.some(Requests.values, upTo: 3)
      let (mayLack, mayLackToo) = (generator.chance(50), generator.chance(50))
      let set = SetDecision(
        evaluator,
        over: SymbolicRequest(
          principal: try RequestPrincipal(Requests.user), actions: .oneOf(actions),
          resources: .oneOf(resources), resourceAccount: "111122223333",
          keys: [
            PolicyGenerator.single: KeyDomain(
              .oneOf(singles), mayBeAbsent: mayLack, mayBeSeveral: false),
            PolicyGenerator.multi: KeyDomain(
              .oneOf(multiples), mayBeAbsent: mayLackToo, mayBeSeveral: true),
          ]))
      var outcomes: Set<Decision.Outcome> = []
      for action in actions {
        for resource in resources {
          for single in singles.map({ [$0] }) + (mayLack ? [nil] : []) {
            for multiple in Requests.subsets(of: multiples) + (mayLackToo ? [nil] : []) {
              let request = try Requests.request(action, resource, single, multiple)
              outcomes.insert(evaluator.decide(request).outcome)
            }
          }
        }
      }
      let refusals = outcomes.subtracting([.allowed])
      let escapes = outcomes.subtracting([.explicitlyDenied])
      open += check(set.canBeAllowed(), outcomes.contains(.allowed), "allowed: \(Self.text(node))")
      open += check(set.canBeRefused(), !refusals.isEmpty, "refused: \(Self.text(node))")
      open += check(
        set.canEscapeExplicitDenial(), !escapes.isEmpty, "escapes: \(Self.text(node))")
      if case .yes = set.isAlwaysAllowed() {
        #expect(refusals.isEmpty, "always: \(Self.text(node))")
      }
      if case .no(_, let decision) = set.isAlwaysAllowed() {
        #expect(decision.outcome != .allowed)
        #expect(!refusals.isEmpty, "not always: \(Self.text(node))")
      }
    }
    // Variables tie keys together, which is not always seen through; without them nothing stays open.
    #expect(open <= (hasVariables ? runs : 0), "\(open) of \(runs * 3) questions stay open")
  }

  /// Counts what is not shown.
  private func check(
    _ existence: SetDecision.Existence, _ isThere: Bool, _ what: String
  ) -> Int {
    switch existence {
    case .no: #expect(!isThere, "\(what)")
    case .yes: #expect(isThere, "\(what)")
    case .notShown: return 1
    }
    return 0
  }

  @Test("a set without bounds holds what single requests show, and shows a request that is so")
  func openSets() throws {
    var generator = PolicyGenerator(seed: 5)
    for _ in 0..<60 {
      let (evaluator, node) = evaluator(&generator)
      let set = SetDecision(
        evaluator,
        over: SymbolicRequest(
          principal: try RequestPrincipal(Requests.user), resourceAccount: "111122223333",
          unknownKeys: .allNotGiven))
      var outcomes: Set<Decision.Outcome> = []
      for _ in 0..<150 {
        var request = try Requests.any(&generator)
        request.principal = try RequestPrincipal(Requests.user)
        outcomes.insert(evaluator.decide(request).outcome)
      }
      let existences: [(SetDecision.Existence, Bool, (Decision.Outcome) -> Bool)] = [
        (set.canBeAllowed(), outcomes.contains(.allowed), { $0 == .allowed }),
        (
          set.canBeRefused(), !outcomes.subtracting([.allowed]).isEmpty, { $0 != .allowed }
        ),
      ]
      for (existence, isThere, isSo) in existences {
        switch existence {
        case .no: #expect(!isThere, "\(Self.text(node))")
        case .yes(let request, _):
          #expect(isSo(evaluator.decide(request).outcome), "\(Self.text(node))")
        case .notShown(let why): Issue.record("\(why): \(Self.text(node))")
        }
      }
    }
  }

  @Test("a three-valued decision is what every value of the unknown keys says")
  func threeValued() throws {
    var generator = PolicyGenerator(seed: 11)
    var counts: [Decision.Outcome: Int] = [:]
    for _ in 0..<120 {
      let (evaluator, node) = evaluator(&generator)
      let (action, resource) = (
        generator.pick(Requests.actions), generator.pick(Requests.resources)
      )
      let isSingleOpen = generator.chance(70)
      let isMultipleOpen = !isSingleOpen || generator.chance(70)
      let single = generator.pick(Requests.singles)
      let multiple = generator.pick(Requests.multiples)
      var outcomes: Set<Decision.Outcome> = []
      for single in isSingleOpen ? Requests.singles : [single] {
        for multiple in isMultipleOpen ? Requests.multiples : [multiple] {
          let request = try Requests.request(action, resource, single, multiple)
          outcomes.insert(evaluator.decide(request).outcome)
        }
      }
      var open = try Requests.request(
        action, resource, isSingleOpen ? nil : single, isMultipleOpen ? nil : multiple)
      open.unknownKeys = .keys(
        Set(
          (isSingleOpen ? [PolicyGenerator.single] : [])
            + (isMultipleOpen ? [PolicyGenerator.multi] : [])))
      let expected: Decision.Outcome =
        if outcomes.count == 1, let only = outcomes.first {
          only
        } else {
          outcomes.contains(.allowed) ? .undetermined : .implicitlyDenied
        }
      let exact = evaluator.decideExactly(open)
      #expect(
        exact.outcome == expected, "\(outcomes) for \(action) on \(resource): \(Self.text(node))")
      let quick = evaluator.decide(open).outcome
      #expect(quick == expected || quick == .undetermined, "\(Self.text(node))")
      counts[exact.outcome, default: 0] += 1
    }
    // Else the test would compare little.
    #expect(Decision.Outcome.allCases.allSatisfy { counts[$0] ?? 0 >= 8 }, "\(counts)")
  }
}
