/// What the statements of some policies make of an action: requests that differ in actions of one behavior alone are decided
/// alike.
public struct ActionBehavior: Sendable, Hashable {
  private let matching: StatementSet
  private let isWildcardOnly: Bool
  private let needsTrust: Bool
  private let needsNoPermission: Bool

  init(of request: PreparedRequest, under statements: [CompiledStatement]) {
    matching = StatementSet(of: statements.count) { statements[$0].matchesAction(of: request) }
    isWildcardOnly = request.isWildcardOnly
    needsTrust = request.needsTrust
    needsNoPermission = request.needsNoPermission
  }
}

extension Evaluator {
  /// What its statements make of an action that somebody asks for.
  public func behavior(of action: String, by principal: RequestPrincipal) -> ActionBehavior {
    let request = AccessRequest(action: action, resource: "*", principal: principal)
    return ActionBehavior(of: prepare(request), under: statements)
  }
}
