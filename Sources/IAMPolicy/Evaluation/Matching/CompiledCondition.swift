/// One key of a condition under its operator, read once.
///
/// IAM User Guide, "Creating a condition with multiple keys or values" and "Multivalued context keys".
struct CompiledCondition: Sendable {
  let condition: Condition
  /// `nil` for an operator that does not exist.
  let operation: ConditionOperator?
  /// In lower case.
  let key: String
  let values: [ConditionValue]
  /// Whether a value is a policy variable under `Bool`: AWS's pages disagree on whether it has one there.
  private let hasUndefinedVariable: Bool

  init(_ condition: Condition, hasVariables: Bool) {
    self.condition = condition
    operation = ConditionOperator(condition.operatorName.text).flatMap { $0.isAccepted ? $0 : nil }
    key = condition.key.text.lowercased()
    values = condition.values(hasVariables: hasVariables)
    hasUndefinedVariable =
      hasVariables && operation?.comparison == .bool
      && condition.values.contains { $0.conditionText.map(PolicyVariable.isIn) ?? false }
  }

  /// The condition keys that it depends on, in lower case: its own, and those of its policy variables.
  var keys: [String] {
    [key] + values.flatMap(\.keys)
  }

  /// Whether the condition holds in a request.
  func holds(in context: RequestContext) -> Truth {
    // IAM rejects a policy with an unknown operator, so the answer is not defined.
    guard let operation else { return .unknown }
    return operation.comparison == .null
      ? nullHolds(operation, context[key]) : valuesHold(operation, context)
  }

  /// `Null`: whether the key is absent, or present with nothing in it.
  private func nullHolds(_ operation: ConditionOperator, _ state: RequestContext.State) -> Truth {
    switch operation.qualifier {
    case .forAllValues: return .yes
    case .forAnyValue: return .no
    case nil: break
    }
    let wanted = values.compactMap { if case .bool(let flag) = $0 { flag } else { nil } }
    switch state {
    case .unknown: return Set(wanted).count == 1 ? .unknown : Truth(!wanted.isEmpty)
    case .absent: return Truth(wanted.contains(true))
    case .values(let values): return Truth(wanted.contains(values.allSatisfy(\.isEmpty)))
    }
  }

  private func valuesHold(_ operation: ConditionOperator, _ context: RequestContext) -> Truth {
    let state = context[key]
    guard state != .unknown else { return .unknown }
    guard case .values(let actual) = state, !actual.isEmpty else {
      if operation.hasIfExists { return .yes }
      switch operation.qualifier {
      case .forAllValues: return .yes
      case .forAnyValue: return .no
      case nil: return Truth(operation.isNegated)
      }
    }
    let isNull = actual.allSatisfy(\.isEmpty)
    switch operation.qualifier {
    case .forAllValues:
      return isNull ? .yes : actual.each { fits($0, operation, context) }
    case .forAnyValue:
      return isNull ? .no : actual.some { fits($0, operation, context) }
    case nil:
      // What several values mean without a qualifier AWS does not define: they decide where all agree.
      let each = Set(actual.map { fits($0, operation, context) })
      return each.count == 1 ? each.first ?? .unknown : .unknown
    }
  }

  /// Whether one value of the request fits some value of the policy, or under a negated operator none.
  private func fits(
    _ value: String, _ operation: ConditionOperator, _ context: RequestContext
  ) -> Truth {
    let value = RequestValue(text: value)
    let match = values.some { $0.matches(value, operation.comparison, in: context) }
    guard match == .no else { return operation.isNegated ? match.negated : match }
    if hasUndefinedVariable { return .unknown }
    guard operation.isNegated else { return .no }
    // Whether a negated operator holds for what is not of its type, AWS does not document.
    let isDefined =
      value.isReadable(as: operation.comparison)
      && !values.contains { $0.isUnreadable(as: operation.comparison) }
    return isDefined ? .yes : .unknown
  }
}
