import Diagnostics

// Condition operators: their names, and whether they fit the key.
extension PolicyRules {
  static let unknownOperator = PolicyRule(
    RuleInfo(
      "iam/condition-operator", .error, summary: "a condition operator that does not exist",
      why: "IAM rejects a policy with an operator that it does not know.",
      source: AWSPage.operators, awsChecks: ["Error - Invalid condition operator"],
      passing: PolicyExample.identity(#"{"StringEquals": {"aws:RequestedRegion": "us-east-1"}}"#),
      failing: PolicyExample.identity(#"{▸"StringEqual": {"aws:RequestedRegion": "us-east-1"}}"#))
  ) { policy in
    policy.statements.flatMap { statement in
      (statement.node["Condition"]?.mapping?.entries ?? []).compactMap { entry in
        guard ConditionOperator(entry.key) == nil else { return nil }
        return Violation(
          "`\(entry.key)` is not a condition operator", at: entry.keyLocation,
          help: ConditionOperator.nearest(to: entry.key).map { "did you mean `\($0)`?" }
            ?? "write an operator such as `StringEquals`, or `ForAnyValue:StringEquals` for a key "
            + "with several values")
      }
    }
  }

  static let nullIfExists = PolicyRule(
    RuleInfo(
      "iam/null-if-exists", .error, summary: "`Null` with `IfExists`",
      why: "`Null` checks whether a key exists. It has no `IfExists` form, and IAM rejects it.",
      source: AWSPage.operators, awsChecks: ["Error - Null with if exists"],
      passing: PolicyExample.identity(#"{"Null": {"aws:TokenIssueTime": "false"}}"#),
      failing: PolicyExample.identity(#"{▸"NullIfExists": {"aws:TokenIssueTime": "false"}}"#))
  ) { policy in
    policy.checkConditions { condition in
      guard let operation = condition.operation, !operation.isAccepted else { return [] }
      return [condition.atOperator("`Null` cannot have `IfExists`", help: "write `Null`")]
    }
  }

  static let nullWithQualifier = PolicyRule(
    RuleInfo(
      "iam/null-with-qualifier", .note, summary: "`Null` with a qualifier",
      why: "With `ForAllValues` the condition is always true, and with `ForAnyValue` it never is: "
        + "a missing key has no values to check.",
      source: AWSPage.checks, awsChecks: ["Suggestion - Null with qualifier"],
      passing: PolicyExample.identity(#"{"Null": {"aws:TagKeys": "false"}}"#),
      failing: PolicyExample.identity(#"{▸"ForAllValues:Null": {"aws:TagKeys": "false"}}"#))
  ) { policy in
    policy.checkConditions { condition in
      guard let operation = condition.operation, operation.family == .null,
        let qualifier = operation.qualifier
      else { return [] }
      return [
        condition.atOperator(
          "`\(qualifier.rawValue)` makes `Null` \(qualifier == .forAllValues ? "always" : "never") true",
          help: "write `Null`")
      ]
    }
  }

  static let keyType = PolicyRule(
    RuleInfo(
      "iam/key-type", .warning, summary: "an operator that does not fit the type of the key",
      why: "An address compared as a string, or a string as a number, does not match as intended.",
      source: AWSPage.operators, awsChecks: ["General Warning - Type mismatch"],
      passing: PolicyExample.identity(#"{"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}"#),
      failing: PolicyExample.identity(#"{▸"StringEquals": {"aws:SourceIp": "203.0.113.0/24"}}"#))
  ) { policy in
    policy.checkConditions { condition in
      guard let operation = condition.operation, condition.key.issuer == nil,
        let families = condition.key.families, !families.contains(operation.family),
        let type = condition.key.known?.type
      else { return [] }
      return [
        condition.atOperator(
          "`\(operation.base)` does not fit `\(condition.key.text)`, which is \(type.title)",
          help: "use \(type.operators)")
      ]
    }
  }
}

extension ConditionOperator {
  /// The operator that was probably meant by `text`.
  fileprivate static func nearest(to text: String) -> String? {
    guard text.utf8.count <= 64 else { return nil }
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2, let last = parts.last, let first = parts.first else {
      return NearestName.of(text, in: spellings)
    }
    guard let qualifier = NearestName.of(first, in: Qualifier.allCases.map(\.rawValue)),
      let base = NearestName.of(last, in: spellings)
    else { return nil }
    return "\(qualifier):\(base)"
  }

  private static let spellings = names.flatMap { name in
    name == "Null" ? [name] : [name, name + "IfExists"]
  }.sorted()
}

extension ConditionKey.ValueType {
  fileprivate var title: String {
    switch self {
    case .string: "a string"
    case .arn: "an ARN"
    case .bool: "a boolean"
    case .date: "a date"
    case .numeric: "a number"
    case .ipAddress: "an IP address"
    case .epoch: "a point in time"
    }
  }

  fileprivate var operators: String {
    switch self {
    case .string: "`StringEquals` or another string operator"
    case .arn: "`ArnLike` or another ARN operator"
    case .bool: "`Bool`"
    case .date, .epoch: "`DateLessThan` or another date operator"
    case .numeric: "`NumericEquals` or another numeric operator"
    case .ipAddress: "`IpAddress` or `NotIpAddress`"
    }
  }
}
