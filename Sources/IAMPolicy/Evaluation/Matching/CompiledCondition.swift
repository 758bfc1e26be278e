/// One key of a condition under its operator, read once.
///
/// IAM User Guide, "Creating a condition with multiple keys or values" and "Multivalued context keys".
struct CompiledCondition: Sendable {
  let condition: Condition
  /// `nil` for an operator that does not exist.
  let operation: ConditionOperator?
  let key: ContextKey
  let values: [ConditionValue]
  /// Of many values the plain texts, which are looked up, and the others, which are compared one by one.
  private let texts: Set<[UInt32]>
  private let compared: [ConditionValue]
  /// Whether a value is a policy variable under `Bool`: AWS's pages disagree on whether it has one there.
  private let hasUndefinedVariable: Bool

  init(_ condition: Condition, hasVariables: Bool) {
    self.condition = condition
    operation = ConditionOperator(condition.operatorName.text).flatMap { $0.isAccepted ? $0 : nil }
    key = ContextKey(condition.key.text)
    values = condition.values(hasVariables: hasVariables)
    texts =
      values.count > Self.fewValues && operation?.takesPlainTexts == true
      ? Set(values.compactMap(\.plainText)) : []
    compared = texts.isEmpty ? values : values.filter { $0.plainText == nil }
    hasUndefinedVariable =
      hasVariables && operation?.comparison == .bool
      && condition.values.contains { $0.conditionText.map(PolicyVariable.isIn) ?? false }
  }

  private static let fewValues = 8

  /// The condition keys that it depends on: its own, and those of its policy variables.
  var keys: [ContextKey] {
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

  /// What the condition comes to for one value that is not empty, alone or beside others: whether it fits.
  func fits(_ value: String, in context: RequestContext) -> Truth {
    guard let operation else { return .unknown }
    guard operation.comparison == .null else { return fits(value, operation, context) }
    return nullHolds(operation, .values([value.isEmpty ? "x" : value]))
  }

  /// How many values of the policy one of the request is held against, one by one.
  var comparedCount: Int { compared.count }

  /// Whether one value of the request fits some value of the policy, or under a negated operator none.
  private func fits(
    _ value: String, _ operation: ConditionOperator, _ context: RequestContext
  ) -> Truth {
    let value = RequestValue(value, for: operation.comparison)
    let match =
      texts.contains(value.tokens)
      ? .yes : compared.some { $0.matches(value, operation.comparison, in: context) }
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

extension ConditionValue {
  /// The one text that it matches; `nil` where it has wildcards or variables, or is no text.
  fileprivate var plainText: [UInt32]? {
    guard case .text(let template) = self, let tokens = template.constant, !template.hasWildcard
    else { return nil }
    return tokens
  }
}

extension ConditionOperator {
  /// Whether a value without wildcards matches the same text alone.
  fileprivate var takesPlainTexts: Bool {
    comparison == .string || comparison == .stringIgnoringCase || comparison == .stringLike
  }
}
