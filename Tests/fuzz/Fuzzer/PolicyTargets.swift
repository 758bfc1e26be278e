import Diagnostics
import Documents
import IAMPolicy
import TestSupport

enum PolicyTargets {
  /// Answers about sets of requests, and comparisons, are what the single decisions say. The bytes are the choices of the
  /// generator, so that every input is a policy.
  static func decisions(_ bytes: [UInt8]) {
    guard bytes.count > 3 else { return }
    var generator = PolicyGenerator(
      SeededGenerator(choices: Array(bytes.dropFirst())), bytes[0] & 1 == 1, bytes[0] & 2 == 2)
    let kind: PolicyKind = bytes[0] & 1 == 1 ? .resource : .identity
    let nodes = [generator.policy(), generator.policy()]
    let policies = nodes.map { Policy($0, kind: kind) }
    let comparison = PolicyComparison(policies[0], policies[1])
    let evaluators = policies.map { policy in
      Evaluator(
        kind == .identity
          ? PolicySet(identityPolicies: [policy]) : PolicySet(resourcePolicy: policy))
    }
    var outcomes: Set<Decision.Outcome> = []
    for _ in 0..<40 {
      guard let request = try? GeneratedRequests.any(&generator) else { continue }
      let decisions = evaluators.map { $0.decide(request).outcome }
      if request.principal.text == GeneratedRequests.user { outcomes.insert(decisions[0]) }
      require(
        !comparison.isEqual || decisions[0] == decisions[1],
        "shown equal, and decided differently: \(nodes.map { JSONWriter.text($0, style: .compact) })"
      )
    }
    guard kind == .identity, let principal = try? RequestPrincipal(GeneratedRequests.user) else {
      return
    }
    let everything = SymbolicRequest(
      principal: principal, resourceAccount: "111122223333", unknownKeys: .allNotGiven)
    if case .no = SetDecision(evaluators[0], over: everything).canBeAllowed() {
      require(!outcomes.contains(.allowed), JSONWriter.text(nodes[0], style: .compact))
    }
  }

  /// A policy as a user writes it: every rule, every kind, and a comparison with itself.
  static func policies(_ bytes: [UInt8]) {
    guard let node = JSONReader.read(bytes, source: nil).node else { return }
    for kind in [nil] + PolicyKind.allCases.map(Optional.some) {
      let (policy, findings) = PolicyReader.read(node, kind: kind)
      findings.check(lines: .max)
      guard let policy else { continue }
      _ = PolicySave.refusal(of: policy)
      guard kind == .identity, findings.allSatisfy({ $0.severity != .error }) else { continue }
      let isEqual = PolicyComparison(policy, policy).isEqual
      require(isEqual, "not equal to itself: \(JSONWriter.text(node, style: .compact))")
    }
  }
}
