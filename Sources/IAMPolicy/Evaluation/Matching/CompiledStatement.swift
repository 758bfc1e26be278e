/// A statement read once: its patterns taken apart, its values turned into what their operators compare.
///
/// A class, since it is handed around much and never changes: a copy of all that it holds takes longer than most of what
/// is asked of it.
final class CompiledStatement: Sendable {
  let statement: PolicyStatement
  let effect: PolicyStatement.Effect
  let type: PolicyType
  let principal: CompiledPrincipal?
  let actions: [ActionPattern]
  let areActionsNegated: Bool
  let resources: CompiledResource?
  let conditions: [CompiledCondition]

  /// `nil` for a statement that neither allows nor denies.
  init?(_ statement: PolicyStatement, type: PolicyType, hasVariables: Bool) {
    guard let effect = statement.effect, let actions = statement.actions else { return nil }
    self.statement = statement
    self.effect = effect
    self.type = type
    principal = statement.principals.map(CompiledPrincipal.init)
    self.actions = actions.patterns.map { ActionPattern($0.text) }
    areActionsNegated = actions.isNegated
    resources = statement.resources.map {
      CompiledResource($0, kind: type.kind, hasVariables: hasVariables)
    }
    conditions = statement.conditions.map {
      CompiledCondition($0, hasVariables: hasVariables)
    }
  }

  /// The same statement about everyone.
  var aboutEveryone: CompiledStatement { CompiledStatement(self, principal: .everyone) }

  private init(_ other: CompiledStatement, principal: CompiledPrincipal) {
    statement = other.statement
    effect = other.effect
    type = other.type
    self.principal = principal
    actions = other.actions
    areActionsNegated = other.areActionsNegated
    resources = other.resources
    conditions = other.conditions
  }

  /// Whether all of it matches the request.
  func applies(to request: PreparedRequest, hasBoundary: Bool) -> Truth {
    guard matchesAction(of: request) else { return .no }
    return matchesPrincipal(of: request, hasBoundary: hasBoundary) && matchesResource(of: request)
      && conditions.each { $0.holds(in: request.context) }
  }

  /// Whether it covers the caller at all.
  func matchesPrincipal(of request: PreparedRequest, hasBoundary: Bool) -> Truth {
    guard match(request, hasBoundary: hasBoundary) != nil else { return .no }
    let isUndocumented = principal?.isUndocumented(
      request.caller, effect: effect, hasBoundary: hasBoundary)
    return isUndocumented == true ? .unknown : .yes
  }

  func matchesAction(of request: PreparedRequest) -> Bool {
    actions.contains { $0.matches(request.action) } != areActionsNegated
  }

  /// How it covers the caller; a statement without principals is about the one that its policy is attached to.
  func match(_ request: PreparedRequest, hasBoundary: Bool) -> PrincipalMatch? {
    match(request.caller, hasBoundary: hasBoundary)
  }

  func match(_ caller: Caller, hasBoundary: Bool) -> PrincipalMatch? {
    guard let principal else { return type == .resource ? nil : .direct }
    return principal.match(caller, effect: effect, hasBoundary: hasBoundary)
  }

  /// Whether it covers the resource; a statement without resources is about the one that its policy is attached to.
  ///
  /// IAM User Guide, "Policies and permissions in IAM", on resource-based policies.
  func matchesResource(of request: PreparedRequest) -> Truth {
    guard let resources else { return Truth(type == .resource) }
    return resources.matches(request.resource, in: request.context)
  }
}

/// `Resource` or `NotResource`, read once.
///
/// IAM User Guide, "IAM JSON policy elements: Resource": compared with regard to case, `*` free to run over colons,
/// variables in the resource part only.
struct CompiledResource: Sendable {
  let isNegated: Bool
  let patterns: [TextTemplate]

  init(_ element: PatternElement, kind: PolicyKind, hasVariables: Bool) {
    isNegated = element.isNegated
    patterns = element.patterns.map { kind.completed($0.text) }
      .filter { !ResourceTypePrefixes.hasWildcard($0) }
      .map {
        TextTemplate($0, hasWildcards: true, variablesAfterColons: hasVariables ? 5 : nil)
      }
  }

  func matches(_ resource: [UInt32], in context: RequestContext) -> Truth {
    let match = patterns.some { $0.matches(resource, in: context) }
    return isNegated ? match.negated : match
  }
}
