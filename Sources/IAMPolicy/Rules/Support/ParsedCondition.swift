import Diagnostics
import Documents

/// One condition of a statement with its operator and key parsed.
struct ParsedCondition: Sendable {
  let statement: PolicyStatement
  private let condition: Condition
  /// `nil` for an operator that does not exist.
  let operation: ConditionOperator?
  let key: ConditionKeyName

  init(_ condition: Condition, of statement: PolicyStatement) {
    self.statement = statement
    self.condition = condition
    operation = ConditionOperator(condition.operatorName.text)
    key = ConditionKeyName(condition.key.text)
  }

  var operatorName: LocatedText { condition.operatorName }
  /// The value or the list of values.
  var node: Node { condition.node }
  var values: [Node] { condition.values }
  /// The values that are strings.
  var texts: [LocatedText] { values.compactMap(LocatedText.init) }

  /// Each value with what the operator makes of it; none where the operator does not exist.
  func readValues() -> [(node: Node, value: ConditionValue)] {
    Array(zip(values, condition.values(hasVariables: true)))
  }

  /// Whether the condition holds only if the request has the key with one of the values.
  var demandsValue: Bool {
    guard let operation else { return false }
    return !operation.isNegated && !operation.hasIfExists && operation.family != .null
      && operation.qualifier != .forAllValues
  }

  func atKey(_ message: String, help: String? = nil) -> Violation {
    Violation(message, at: condition.key.location, help: help)
  }

  func atOperator(_ message: String, help: String? = nil) -> Violation {
    Violation(message, at: operatorName.location, help: help)
  }

  func atValues(_ message: String, help: String? = nil) -> Violation {
    Violation(message, at: node.location, help: help)
  }
}

extension PolicyStatement {
  var parsedConditions: [ParsedCondition] { conditions.map { ParsedCondition($0, of: self) } }

  /// Whether some condition is on one of `ids`, such as `aws:sourcearn`.
  func hasKey(_ ids: Set<String>) -> Bool { parsedConditions.contains { ids.contains($0.key.id) } }
}

extension Policy {
  /// The violations of each condition of each statement.
  func checkConditions(_ check: (ParsedCondition) -> [Violation]) -> [Violation] {
    statements.flatMap { $0.parsedConditions.flatMap(check) }
  }

  /// The violations of each principal, in `Principal` and `NotPrincipal` alike.
  func checkPrincipals(
    _ check: (PrincipalElement.Entry, PolicyStatement) -> Violation?
  ) -> [Violation] {
    statements.flatMap { statement in
      (statement.principals?.entries ?? []).compactMap { check($0, statement) }
    }
  }

  /// The texts in which the current version of the language has variables: resources, and the values of string and ARN
  /// operators.
  ///
  /// IAM User Guide, "IAM policy elements: Variables and tags".
  var textsWithVariables: [LocatedText] {
    statements.flatMap { statement in
      (statement.resources?.patterns ?? [])
        + statement.parsedConditions.filter { $0.operation?.takesVariables == true }
        .flatMap(\.texts)
    }
  }
}
