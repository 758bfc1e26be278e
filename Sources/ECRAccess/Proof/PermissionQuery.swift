import Diagnostics
import Documents
import IAMPolicy

/// One question about many requests: under these policies, under these conditions, with every other key open.
struct PermissionQuery {
  private let evaluator: Evaluator
  private let conditions: RequestConditions
  private let request: SymbolicRequest
  private let known = KnownResults()

  /// The answers to what was asked before, by what the policies make of the action.
  private final class KnownResults {
    var always: [Subject: PermissionResult] = [:]
    var ever: [Subject: PermissionResult] = [:]
  }

  private struct Subject: Hashable {
    let behavior: ActionBehavior
    let resources: TextDomain
  }

  init(_ policies: PolicySet, _ conditions: RequestConditions) {
    self.init(Evaluator(policies), conditions)
  }

  /// - Parameter resourceAccount: The account that owns the resources, for what it means to be in another.
  init(_ evaluator: Evaluator, _ conditions: RequestConditions, resourceAccount: String? = nil) {
    self.conditions = conditions
    self.evaluator = evaluator
    request = SymbolicRequest(
      principal: conditions.principal, resourceAccount: resourceAccount,
      context: conditions.fixed.mapValues { [$0] }, keys: conditions.domains,
      unknownKeys: .allNotGiven)
  }

  /// Whether every such request is allowed: `no` where one is denied whatever the open keys are, `depends` where that hangs
  /// on them.
  func isAlwaysAllowed(_ action: String, on resources: TextDomain) -> PermissionResult {
    let subject = subject(action, resources)
    let result = known.always[subject] ?? decideAlways(action, resources)
    known.always[subject] = result
    return result.about(action)
  }

  /// Whether some such request is allowed.
  func canBeAllowed(_ action: String, on resources: TextDomain) -> PermissionResult {
    let subject = subject(action, resources)
    let result = known.ever[subject] ?? decideEver(action, resources)
    known.ever[subject] = result
    return result.about(action)
  }

  private func subject(_ action: String, _ resources: TextDomain) -> Subject {
    Subject(
      behavior: evaluator.behavior(of: action, by: conditions.principal), resources: resources)
  }

  private func decideAlways(_ action: String, _ resources: TextDomain) -> PermissionResult {
    switch decision(evaluator, action, resources).isAlwaysAllowed() {
    case .yes: return PermissionResult(.yes)
    case .notShown(let why): return PermissionResult(.notShown(why))
    case .no(let example, let denial):
      if case .no = decision(evaluator, action, .only(example.resource)).canBeAllowed() {
        return PermissionResult(.no, example, denial)
      }
      let best = Evaluator(evaluator.policies.atBest(where: conditions.isOpen))
      if case .no(let example, let denial) = decision(best, action, resources).isAlwaysAllowed() {
        return PermissionResult(.no, example, denial)
      }
      return PermissionResult(.depends(openKeys(of: example)), example, denial)
    }
  }

  private func decideEver(_ action: String, _ resources: TextDomain) -> PermissionResult {
    switch decision(evaluator, action, resources).canBeAllowed() {
    case .no: PermissionResult(.no)
    case .yes(let request, let decision):
      PermissionResult(.yes, request, decision, ignoring: Set(conditions.fixed.keys))
    case .notShown(let why): PermissionResult(.notShown(why))
    }
  }

  private func decision(
    _ evaluator: Evaluator, _ action: String, _ resources: TextDomain
  ) -> SetDecision {
    var asked = request
    asked.actions = .only(action)
    asked.resources = resources
    return SetDecision(evaluator, over: asked)
  }

  /// The keys that the decision about a request hangs on, as the policies spell them.
  private func openKeys(of example: AccessRequest) -> [String] {
    let open = AccessRequest(
      action: example.action, resource: example.resource, resourceAccount: example.resourceAccount,
      principal: example.principal, context: request.context, unknownKeys: .allNotGiven)
    var keys: [String] = []
    for test in evaluator.decide(open).unresolvedConditions {
      let spelled = [test.key].compactMap(\.self)
      let others = test.unknownKeys.filter { key in
        !spelled.contains { $0.lowercased() == key }
      }
      for key in spelled + others where conditions.isOpen(key) && !keys.contains(key) {
        keys.append(key)
      }
    }
    return keys
  }
}

/// The answer, with the request that shows it where there is one.
struct PermissionResult {
  enum Kind: Equatable {
    case yes
    case no
    /// It hangs on these condition keys, whose values were not seen.
    case depends([String])
    case notShown(String)
  }

  let kind: Kind
  private var request: AccessRequest?
  private let decision: Decision?
  private let ignored: Set<ContextKey>

  /// - Parameter ignored: Keys of the request that need no mention.
  init(
    _ kind: Kind, _ request: AccessRequest? = nil, _ decision: Decision? = nil,
    ignoring ignored: Set<ContextKey> = []
  ) {
    self.kind = kind
    self.request = request
    self.decision = decision
    self.ignored = ignored
  }

  /// The same answer about an action that is decided alike.
  func about(_ action: String) -> PermissionResult {
    var result = self
    result.request?.action = action
    return result
  }

  var isYes: Bool { kind == .yes }
  var isNo: Bool { kind == .no }
  /// Whether a statement denies the request, not merely none allows it.
  var isExplicitDenial: Bool { isNo && decision?.outcome == .explicitlyDenied }

  var word: String {
    switch kind {
    case .yes: "allowed"
    case .no: decision?.outcome.rawValue ?? "never allowed"
    case .depends: "undetermined"
    case .notShown: "not shown"
    }
  }

  /// The statement that decided the request that shows the answer.
  var statement: String { deciding?.name ?? "" }

  /// Where that statement is.
  var location: Location? { deciding?.node.location }

  /// What to add to a violation or an assumption: the request that shows it, or why nothing was shown.
  var reason: String {
    switch kind {
    case .notShown(let why): return ": this could not be decided, \(why)"
    case .depends(let keys) where keys.isEmpty:
      return ": AWS does not document what this condition means here"
    case .depends(let keys):
      return ": this depends on \(keys.map { "`\($0)`" }.joined(separator: ", "))"
    default: break
    }
    guard let request else { return "" }
    let keys = shownKeys(of: request).sorted { $0.key < $1.key }
      .map { "`\($0.key)` = `\($0.value.joined(separator: ", "))`" }
    let on = request.resource == "*" ? "" : " on `\(request.resource)`"
    let with = keys.isEmpty ? "" : " with \(keys.joined(separator: ", "))"
    return ": for example `\(request.action)`\(on)\(with) is \(decision?.outcome.rawValue ?? "")"
  }

  /// Of a request that nothing allows, the statement that allows the action to the caller, and why it does not apply.
  var nearestStatement: String? {
    for case .statement(let reason) in decision?.reasons ?? [] {
      guard reason.statement.effect == .allow, reason.action == .yes, reason.principal != .no,
        let fault = reason.faults.first
      else { continue }
      return "\(reason.statement.name) does not apply, \(fault)"
    }
    return nil
  }

  /// Of a denial the keys that the denying statement tests, of anything else those that had to be chosen.
  private func shownKeys(of request: AccessRequest) -> [ContextKey: [String]] {
    guard kind == .no else { return request.context.filter { !ignored.contains($0.key) } }
    let tested = Set(deciding?.conditions.map { ContextKey($0.key.text) } ?? [])
    return request.context.filter { tested.contains($0.key) }
  }

  private var deciding: PolicyStatement? {
    let effect: PolicyStatement.Effect = decision?.outcome == .allowed ? .allow : .deny
    var statements: [PolicyStatement] = []
    for case .statement(let reason) in decision?.reasons ?? []
    where reason.applies == .yes && reason.statement.effect == effect {
      statements.append(reason.statement)
    }
    // One that was only made up for the question is in no document
    return statements.first { $0.node.location != .none } ?? statements.first
  }
}
