import Diagnostics
import Documents

/// One condition of a statement with its operator and key taken apart.
struct ParsedCondition: Sendable {
  let statement: PolicyStatement
  let test: Condition
  /// `nil` where the operator is none.
  let comparison: OperatorName?
  let key: KeyName

  init(_ test: Condition, of statement: PolicyStatement) {
    self.statement = statement
    self.test = test
    comparison = OperatorName(test.operatorName.text)
    key = KeyName(test.key.text)
  }

  /// The values that are texts, each with its place.
  var texts: [LocatedText] { test.values.compactMap(LocatedText.init) }

  /// Whether the key has to be there, and one of the values, for the test to hold.
  var demandsValue: Bool {
    guard let comparison else { return false }
    return !comparison.isNegated && !comparison.hasIfExists && comparison.family != .null
      && comparison.qualifier != .forAllValues
  }

  func atKey(_ message: String, help: String? = nil) -> Violation {
    Violation(message, at: test.key.location, help: help)
  }

  func atOperator(_ message: String, help: String? = nil) -> Violation {
    Violation(message, at: test.operatorName.location, help: help)
  }
}

extension PolicyStatement {
  var tests: [ParsedCondition] { conditions.map { ParsedCondition($0, of: self) } }

  /// Whether some condition is on one of `ids`, such as `aws:sourcearn`.
  func hasKey(_ ids: Set<String>) -> Bool { tests.contains { ids.contains($0.key.id) } }
}

extension Policy {
  /// What is to be said about each condition of the policy, whatever its statement.
  func checkConditions(_ judge: (ParsedCondition) -> [Violation]) -> [Violation] {
    statements.flatMap { $0.tests.flatMap(judge) }
  }

  /// What is to be said about each principal that is named, in `Principal` and `NotPrincipal` alike.
  func judgePrincipals(
    _ judge: (PrincipalElement.Entry, PolicyStatement) -> Violation?
  ) -> [Violation] {
    statements.flatMap { statement in
      (statement.principals?.entries ?? []).compactMap { judge($0, statement) }
    }
  }
}
