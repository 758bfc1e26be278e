import Diagnostics

extension PolicyRules {
  static let keyType = PolicyRule(
    RuleInfo(
      "iam/key-type", .warning, summary: "an operator that does not fit the key's values",
      why:
        "An address compared as a text, or a text as a number, is never what was meant; the test "
        + "does not hold.",
      source: AWSPage.operators, awsChecks: ["General Warning - Type mismatch"],
      passing: PolicyExample.identity(#"{"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}"#),
      failing: PolicyExample.identity(#"{▸"StringEquals": {"aws:SourceIp": "203.0.113.0/24"}}"#))
  ) { policy in
    policy.checkConditions { test in
      guard let comparison = test.comparison, test.key.issuer == nil,
        let families = test.key.families, !families.contains(comparison.family),
        let type = test.key.known?.type
      else { return [] }
      return [
        test.atOperator(
          "`\(comparison.base)` does not fit `\(test.key.text)`, which is \(type.title)",
          help: "use \(type.operators)")
      ]
    }
  }
}

extension ConditionKey.ValueType {
  /// In a person's words.
  fileprivate var title: String {
    switch self {
    case .string: "a text"
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
