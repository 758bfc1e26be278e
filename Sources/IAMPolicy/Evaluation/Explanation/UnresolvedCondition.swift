import Diagnostics

/// A part of a statement whose answer is not known.
public struct UnresolvedCondition: Sendable {
  public let statement: PolicyStatement
  /// The condition's operator, or `Resource` or `NotResource` where a policy variable of it has no known value.
  public let element: String
  /// The condition's key.
  public let key: String?
  /// The keys whose values would decide, in lower case; none where AWS does not define the comparison.
  public let unknownKeys: [String]
  public let place: Location

  static func all(of compiled: CompiledStatement, _ request: PreparedRequest)
    -> [UnresolvedCondition]
  {
    func unknown(_ keys: [ContextKey]) -> [String] {
      Set(keys.filter { request.context[$0] == .unknown }).sorted().map(\.text)
    }
    var unresolved: [UnresolvedCondition] = []
    if let resources = compiled.statement.resources,
      compiled.matchesResource(of: request) == .unknown
    {
      unresolved.append(
        UnresolvedCondition(
          statement: compiled.statement, element: resources.name, key: nil,
          unknownKeys: unknown(compiled.resources?.patterns.flatMap(\.keys) ?? []),
          place: resources.node.location))
    }
    for condition in compiled.conditions where condition.holds(in: request.context) == .unknown {
      unresolved.append(
        UnresolvedCondition(
          statement: compiled.statement, element: condition.condition.operatorName.text,
          key: condition.condition.key.text, unknownKeys: unknown(condition.keys),
          place: condition.condition.key.location))
    }
    return unresolved
  }
}
