import Documents

/// One statement beside the request, in words.
struct StatementExplanation {
  let reason: StatementReason

  init(
    _ compiled: CompiledStatement, in place: PolicyPlace, _ request: PreparedRequest,
    hasBoundary: Bool
  ) {
    let principal = compiled.principal.map { _ in
      compiled.matchesPrincipal(of: request, hasBoundary: hasBoundary)
    }
    let action = Truth(compiled.matchesAction(of: request))
    let resource = compiled.resources.map { _ in compiled.matchesResource(of: request) }
    let conditions = compiled.conditions.map { ConditionExplanation($0, request) }
    let words = StatementWords(statement: compiled.statement, request: request)
    var faults: [String] = []
    if principal == .no { faults.append(words.principal) }
    if principal == .unknown { faults.append(words.undocumentedPrincipal) }
    if action == .no { faults.append(words.action) }
    if let resource, resource != .yes { faults.append(words.resource(resource)) }
    faults += conditions.compactMap(\.fault)
    reason = StatementReason(
      policy: place, statement: compiled.statement,
      applies: compiled.applies(to: request, hasBoundary: hasBoundary), principal: principal,
      action: action, resource: resource, conditions: conditions.map(\.reason), faults: faults)
  }
}

/// What does not match, in words.
private struct StatementWords {
  let statement: PolicyStatement
  let request: PreparedRequest

  var principal: String {
    let caller = request.caller.principal.text
    guard let element = statement.principals else { return "" }
    let names = list(element.entries.map(\.value.text))
    return element.isNegated
      ? "principal `\(caller)` is exempted by `NotPrincipal` \(names)"
      : "principal `\(caller)` is not among \(names)"
  }

  var undocumentedPrincipal: String {
    "`NotPrincipal` lists the role and the account of `\(request.caller.principal.text)` and not the "
      + "session; AWS does not document whether that exempts it"
  }

  var action: String {
    mismatch("action", request.request.action, statement.actions)
  }

  func resource(_ match: Truth) -> String {
    let resource = request.isWildcardOnly ? "*" : request.request.resource
    let text = mismatch("resource", resource, statement.resources)
    let hint =
      request.isWildcardOnly && request.request.resource != "*"
      ? " (`\(request.request.action)` has no resource-level permissions and needs `*`)" : ""
    return match == .unknown
      ? "whether resource `\(resource)` matches depends on a policy variable" : text + hint
  }

  private func mismatch(_ what: String, _ actual: String, _ element: PatternElement?) -> String {
    guard let element else { return "no \(what) is named" }
    let patterns = list(element.patterns.map(\.text))
    return element.isNegated
      ? "\(what) `\(actual)` is excluded by `\(element.name)` \(patterns)"
      : "\(what) `\(actual)` matches none of \(patterns)"
  }

  private func list(_ texts: [String]) -> String {
    let shown = texts.prefix(5).map { "`\($0)`" }.joined(separator: ", ")
    return texts.count > 5 ? "\(shown) and \(texts.count - 5) more" : shown
  }
}

/// One condition beside the request, in words.
private struct ConditionExplanation {
  let reason: ConditionReason
  /// Why it does not hold, or what keeps it open.
  let fault: String?

  init(_ condition: CompiledCondition, _ request: PreparedRequest) {
    let state = request.context[condition.key]
    let holds = condition.holds(in: request.context)
    let actual: [String]? = if case .values(let values) = state { values } else { nil }
    reason = ConditionReason(condition: condition.condition, holds: holds, actual: actual)
    guard holds != .yes else {
      fault = nil
      return
    }
    let written = condition.condition
    let wanted = written.values.prefix(5).map { "`\($0.conditionText ?? $0.kind)`" }
      .joined(separator: ", ")
    let found =
      switch state {
      case .absent: "the request does not have it"
      case .unknown: "its value is not known"
      case .values(let values) where values.isEmpty: "it is null"
      case .values(let values):
        "it is " + values.prefix(5).map { "`\($0)`" }.joined(separator: ", ")
      }
    let text =
      "`\(written.operatorName.text)` on `\(written.key.text)` requires \(wanted): \(found)"
    if condition.operation == nil {
      fault = "`\(written.operatorName.text)` is not a condition operator"
    } else if holds == .unknown, actual?.count ?? 0 > 1 {
      fault = text + "; AWS does not define several values without `ForAllValues` or `ForAnyValue`"
    } else if holds == .unknown, actual != nil {
      fault = text + "; AWS does not document how it compares these values"
    } else {
      fault = text
    }
  }
}
