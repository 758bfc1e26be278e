/// One key of a condition under its operator, read once.
///
/// IAM User Guide, "Creating a condition with multiple keys or values" and "Multivalued context keys".
struct CompiledCondition: Sendable {
  let test: Condition
  /// `nil` for what is no operator of IAM's.
  let operation: ConditionOperator?
  /// In lower case.
  let key: String
  let values: [PolicyValue]

  init(_ test: Condition, hasVariables: Bool) {
    self.test = test
    operation = ConditionOperator(test.operatorName.text)
    key = test.key.text.lowercased()
    let comparison = operation?.comparison
    values =
      comparison.map { comparison in
        test.values.map { PolicyValue($0, for: comparison, hasVariables: hasVariables) }
      } ?? []
  }

  /// The condition keys that it hangs on, in lower case: its own, and those of its policy variables.
  var keys: [String] {
    [key] + values.flatMap(\.keys)
  }

  /// Whether the condition holds in a request.
  func holds(in context: RequestContext) -> Truth {
    // IAM stores no policy with an unknown operator, so that there is no answer to give.
    guard let operation else { return .unknown }
    return operation.comparison == .null
      ? nullHolds(operation, context[key]) : valuesHold(operation, context)
  }

  /// `Null`: whether the key is absent, or present with nothing in it.
  private func nullHolds(_ operation: ConditionOperator, _ state: RequestContext.State) -> Truth {
    switch operation.quantifier {
    case .all: return .yes
    case .any: return .no
    case nil: break
    }
    let wanted = values.compactMap { if case .flag(let flag) = $0 { flag } else { nil } }
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
      if operation.ifExists { return .yes }
      switch operation.quantifier {
      case .all: return .yes
      case .any: return .no
      case nil: return Truth(operation.isNegated)
      }
    }
    let isNull = actual.allSatisfy(\.isEmpty)
    switch operation.quantifier {
    case .all:
      return isNull ? .yes : actual.each { fits($0, operation, context) }
    case .any:
      return isNull ? .no : actual.some { fits($0, operation, context) }
    case nil:
      // What several values mean without a quantifier, AWS does not say: they decide where all say the same.
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
    return operation.isNegated ? match.negated : match
  }
}
