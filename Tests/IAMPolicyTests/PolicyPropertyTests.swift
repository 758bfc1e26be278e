import Documents
import IAMPolicy
import Testing

@Suite("Properties of decisions and comparisons, on generated policies")
struct PolicyPropertyTests {
  private typealias Requests = GeneratedRequests

  private static func text(_ node: Node) -> String { JSONWriter.text(node, style: .compact) }

  /// Policies in each part of a decision that a statement can be added to.
  private static func sets(
    _ statements: [Node], _ kind: PolicyKind, beside others: [Node]
  ) -> [PolicySet] {
    let policy = Policy(PolicyGenerator.policy(statements), kind: kind)
    let other = Policy(PolicyGenerator.policy(others), kind: kind)
    let all = Policy(
      PolicyGenerator.policy([["Effect": "Allow", "Action": "*", "Resource": "*"]]), kind: .identity
    )
    guard kind == .identity else {
      return [
        PolicySet(resourcePolicy: policy),
        PolicySet(identityPolicies: [all], resourcePolicy: policy),
        PolicySet(resourcePolicy: policy, permissionsBoundaries: [all]),
        PolicySet(resourcePolicy: policy, permissionsBoundaries: []),
        PolicySet(identityPolicies: [all], resourcePolicy: policy, sessionPolicies: []),
      ]
    }
    return [
      PolicySet(identityPolicies: [policy]), PolicySet(identityPolicies: [other, policy]),
      PolicySet(identityPolicies: [other], permissionsBoundaries: [policy]),
      PolicySet(identityPolicies: [all], sessionPolicies: [policy]),
      PolicySet(identityPolicies: [other], serviceControlPolicies: [[all], [policy]]),
      PolicySet(identityPolicies: [all], resourceControlPolicies: [[policy]]),
      PolicySet(identityPolicies: [all], endpointPolicies: [policy]),
    ]
  }

  @Test(
    "one more denial never allows more, one more permission never less", arguments: [false, true])
  func monotone(namesPrincipals: Bool) throws {
    var generator = PolicyGenerator(seed: 3, namesPrincipals: namesPrincipals, hasVariables: true)
    var changed = 0
    for _ in 0..<80 {
      let statements = generator.statements()
      let (deny, allow) = (
        generator.statement(effect: "Deny"), generator.statement(effect: "Allow")
      )
      let others = generator.statements()
      let kind: PolicyKind = namesPrincipals ? .resource : .identity
      let sets = [statements, statements + [deny], statements + [allow]]
        .map { Self.sets($0, kind, beside: others).map { Evaluator($0) } }
      for index in sets[0].indices {
        for _ in 0..<8 {
          let request = try Requests.any(&generator)
          let outcomes = sets.map { $0[index].decide(request).outcome }
          let what = "\(request) under \(Self.text(Node(statements + [deny, allow])))"
          if outcomes[0] != .allowed { #expect(outcomes[1] != .allowed, "\(what)") }
          if outcomes[0] == .allowed { #expect(outcomes[2] == .allowed, "\(what)") }
          if outcomes[0] == .explicitlyDenied {
            #expect(outcomes[1] == .explicitlyDenied, "\(what)")
          }
          changed += Set(outcomes).count > 1 ? 1 : 0
        }
      }
    }
    #expect(changed > 50)
  }

  @Test("order never matters", arguments: [false, true])
  func order(namesPrincipals: Bool) throws {
    var generator = PolicyGenerator(seed: 4, namesPrincipals: namesPrincipals, hasVariables: true)
    let kind: PolicyKind = namesPrincipals ? .resource : .identity
    for _ in 0..<100 {
      let statements = generator.statements()
      let shuffled = statements.shuffled(using: &generator.random).map {
        Self.shuffled($0, &generator)
      }
      let others = generator.statements()
      let (a, b) = (
        Self.sets(statements, kind, beside: others).map { Evaluator($0) },
        Self.sets(shuffled, kind, beside: others.reversed()).map { Evaluator($0) }
      )
      for index in a.indices {
        let request = try Requests.any(&generator)
        #expect(
          a[index].decide(request).outcome == b[index].decide(request).outcome,
          "\(request) under \(Self.text(Node(statements)))")
      }
      let comparison = PolicyComparison(
        Policy(PolicyGenerator.policy(statements), kind: kind),
        Policy(PolicyGenerator.policy(shuffled), kind: kind))
      #expect(comparison.isEqual, "\(comparison.text): \(Self.text(Node(statements)))")
    }
  }

  /// Every list and mapping in another order.
  private static func shuffled(_ node: Node, _ generator: inout PolicyGenerator) -> Node {
    switch node.value {
    case .list(let nodes):
      var list: [Node] = []
      for node in nodes.shuffled(using: &generator.random) {
        list.append(shuffled(node, &generator))
      }
      return Node(list)
    case .mapping(let mapping):
      var entries: [Mapping.Entry] = []
      for entry in mapping.entries.shuffled(using: &generator.random) {
        entries.append(Mapping.Entry(key: entry.key, value: shuffled(entry.value, &generator)))
      }
      return Node(.mapping(Mapping(entries)))
    default: return node
    }
  }

  @Test("what is written and read back is the same", arguments: [false, true])
  func roundTrip(namesPrincipals: Bool) throws {
    var generator = PolicyGenerator(seed: 8, namesPrincipals: namesPrincipals, hasVariables: true)
    let kind: PolicyKind = namesPrincipals ? .resource : .identity
    for _ in 0..<200 {
      let node = generator.policy()
      for style in [JSONWriter.Style.compact, .pretty] {
        let text = JSONWriter.text(node, style: style)
        let (read, faults) = JSONReader.read(Array(text.utf8), source: "policy.json")
        #expect(faults.isEmpty && read == node, "\(text)")
        let again = try #require(read)
        #expect(
          PolicyComparison(Policy(node, kind: kind), Policy(again, kind: kind)).isEqual, "\(text)")
      }
    }
  }

  @Test(
    "policies that are the same decide the same; a difference is one", arguments: [false, true])
  func sameIsSound(namesPrincipals: Bool) throws {
    var generator = PolicyGenerator(seed: 9, namesPrincipals: namesPrincipals, hasVariables: true)
    let kind: PolicyKind = namesPrincipals ? .resource : .identity
    var (same, different, open) = (0, 0, 0)
    for _ in 0..<120 {
      let statements = generator.statements()
      let near = generator.changed(statements)
      let comparison = PolicyComparison(
        Policy(PolicyGenerator.policy(statements), kind: kind),
        Policy(PolicyGenerator.policy(near), kind: kind))
      let what = "\(Self.text(Node(statements))) and \(Self.text(Node(near)))"
      switch comparison.result {
      case .same:
        same += 1
        try expectEqualDecisions(statements, near, kind, what, &generator)
      case .different(let differences):
        different += 1
        for difference in differences {
          #expect(difference.firstDecision != difference.secondDecision || kind == .resource)
          try expectDifference(difference, statements, near, kind, what)
        }
      case .notShown: open += 1
      }
    }
    #expect(same >= 40 && different >= 20, "\(same) same, \(different) different, \(open) open")
    #expect(open <= 15, "\(same) same, \(different) different, \(open) open")
  }

  private func expectEqualDecisions(
    _ a: [Node], _ b: [Node], _ kind: PolicyKind, _ what: String, _ generator: inout PolicyGenerator
  ) throws {
    let others = generator.statements()
    let sets = [a, b].map { Self.sets($0, kind, beside: others).map { Evaluator($0) } }
    for index in sets[0].indices {
      for _ in 0..<12 {
        let request = try Requests.any(&generator)
        let outcomes = sets.map { $0[index].decide(request).outcome }
        #expect(outcomes[0] == outcomes[1], "\(request): \(what)")
      }
    }
  }

  /// The request comes out as told where the policy stands alone.
  private func expectDifference(
    _ difference: PolicyDifference, _ a: [Node], _ b: [Node], _ kind: PolicyKind, _ what: String
  ) throws {
    guard kind == .identity else { return }
    for (statements, outcome) in [(a, difference.firstDecision), (b, difference.secondDecision)] {
      let policy = Policy(PolicyGenerator.policy(statements), kind: kind)
      var request = difference.request
      request.resourceAccount = request.principal.account
      let decision = Evaluator(PolicySet(identityPolicies: [policy])).decide(request)
      #expect(decision.outcome == outcome, "\(request): \(what)")
    }
  }
}

extension PolicyGenerator {
  /// The same statements written otherwise, or with some change that may make a difference.
  mutating func changed(_ statements: [Node]) -> [Node] {
    var changed = statements.shuffled(using: &random)
    for _ in 0..<Int.random(in: 1...2, using: &random) {
      let index = Int.random(in: 0..<changed.count, using: &random)
      switch Int.random(in: 0..<7, using: &random) {
      case 0: changed += split(changed.remove(at: index))
      case 1: changed[index] = edited(changed[index], "Action") { $0 + [$0[0].uppercased()] }
      case 2: changed.append(narrowed(changed[index]))
      case 3: changed[index] = edited(changed[index], "Resource") { $0 + ["arn:aws:s3:::r"] }
      case 4: changed[index] = edited(changed[index], "Action") { $0 + ["s3:Put"] }
      case 5: changed.append(statement())
      default: changed[index] = edited(changed[index], "NotAction") { $0 + ["s3:Get"] }
      }
    }
    return changed
  }

  private func edited(_ node: Node, _ name: String, _ edit: ([String]) -> [String]) -> Node {
    guard var mapping = node.mapping, let texts = node[name]?.list?.compactMap(\.string) else {
      return node
    }
    mapping[name] = Node(edit(texts))
    return Node(.mapping(mapping))
  }

  /// A statement for each action.
  private func split(_ node: Node) -> [Node] {
    guard let texts = node["Action"]?.list?.compactMap(\.string) else { return [node] }
    return texts.map { text in edited(node, "Action") { _ in [text] } }
  }

  /// The statement on less, or under a condition more.
  private func narrowed(_ node: Node) -> Node {
    guard var mapping = node.mapping, mapping["Condition"] == nil else {
      return edited(node, "Action") { Array($0.prefix(1)) }
    }
    mapping["Condition"] = ["StringEquals": ["aws:SourceVpc": "a"]]
    return Node(.mapping(mapping))
  }
}
