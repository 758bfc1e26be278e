import Diagnostics
import Documents
import IAMPolicy

/// One question about many requests: under these policies, by this principal, with these keys told and all others open.
struct PermissionQuery {
  private let evaluator: Evaluator
  private let request: SymbolicRequest

  /// - Parameters:
  ///   - fixed: Keys whose value the chain fixes.
  ///   - others: Keys that may be absent or have any value but this one.
  init(
    _ policies: PolicySet, principal: RequestPrincipal, fixed: [String: String] = [:],
    others: [String: String] = [:], resourceAccount: String? = nil
  ) {
    evaluator = Evaluator(policies)
    request = SymbolicRequest(
      principal: principal, resourceAccount: resourceAccount,
      context: fixed.mapValues { [$0] },
      keys: others.mapValues {
        KeyDomain(
          .matching(.anything, except: [Glob(exactly: $0)]), mayBeAbsent: true, mayBeSeveral: false)
      },
      unknownKeys: .allNotGiven)
  }

  /// Whether every such request is allowed.
  func isAlwaysAllowed(_ action: String, on resources: TextDomain) -> PermissionResult {
    switch decision(action, resources).isAlwaysAllowed() {
    case .yes: PermissionResult(.yes)
    case .no(let request, let decision): PermissionResult(.no, request, decision)
    case .notShown(let why): PermissionResult(.notShown(why))
    }
  }

  /// Whether some such request is allowed.
  func canBeAllowed(_ action: String, on resources: TextDomain) -> PermissionResult {
    switch decision(action, resources).canBeAllowed() {
    case .no: PermissionResult(.no)
    case .yes(let request, let decision): PermissionResult(.yes, request, decision)
    case .notShown(let why): PermissionResult(.notShown(why))
    }
  }

  private func decision(_ action: String, _ resources: TextDomain) -> SetDecision {
    var asked = request
    asked.actions = .only(action)
    asked.resources = resources
    return SetDecision(evaluator, over: asked)
  }
}

/// The answer, with the request that shows it where there is one.
struct PermissionResult {
  enum Kind: Equatable {
    case yes
    case no
    case notShown(String)
  }

  let kind: Kind
  private let request: AccessRequest?
  private let decision: Decision?

  init(_ kind: Kind, _ request: AccessRequest? = nil, _ decision: Decision? = nil) {
    self.kind = kind
    self.request = request
    self.decision = decision
  }

  var isYes: Bool { kind == .yes }
  var isNo: Bool { kind == .no }

  var word: String {
    switch kind {
    case .yes: "allowed"
    case .no: decision?.outcome.rawValue ?? "never allowed"
    case .notShown: "not shown"
    }
  }

  /// The statement that decided about the request that shows the answer.
  var statement: String { deciding?.name ?? "" }

  /// Where that statement stands.
  var location: Location? { deciding?.node.location }

  /// What to add to a violation: the request that shows it, or why nothing was shown.
  var reason: String {
    if case .notShown(let why) = kind { return ": this could not be decided, \(why)" }
    guard let request else { return "" }
    let keys = request.context.filter { !$0.key.hasPrefix("aws:principal") }
      .sorted { $0.key < $1.key }
      .map { "`\($0.key)` = `\($0.value.joined(separator: ", "))`" }
    let on = request.resource == "*" ? "" : " on `\(request.resource)`"
    let with = keys.isEmpty ? "" : " with \(keys.joined(separator: ", "))"
    return ": for example `\(request.action)`\(on)\(with) is \(decision?.outcome.rawValue ?? "")"
  }

  private var deciding: PolicyStatement? {
    let effect: PolicyStatement.Effect = decision?.outcome == .allowed ? .allow : .deny
    var statements: [PolicyStatement] = []
    for case .statement(let reason) in decision?.reasons ?? []
    where reason.applies == .yes && reason.statement.effect == effect {
      statements.append(reason.statement)
    }
    // One that was only made up for the question stands nowhere
    return statements.first { $0.node.location != .none } ?? statements.first
  }
}
