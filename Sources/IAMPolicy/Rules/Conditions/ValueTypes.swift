import Diagnostics
import Documents

// Values that the operator cannot compare as its type: the ones that `ConditionValue` does not read.
extension PolicyRules {
  static let valueTypes: [PolicyRule] = [
    valueType(
      RuleInfo(
        "iam/boolean-value", .warning, summary: "a boolean operator with a value of another type",
        why: "A boolean is `true` or `false`; anything else never matches.",
        source: AWSPage.operators, awsChecks: ["General Warning - Type mismatch Boolean"],
        passing: PolicyExample.identity(#"{"Bool": {"aws:SecureTransport": "true"}}"#),
        failing: PolicyExample.identity(#"{"Bool": {"aws:SecureTransport": ▸"yes"}}"#)),
      [.bool, .null], "a boolean", help: "write `\"true\"` or `\"false\"`"),
    valueType(
      RuleInfo(
        "iam/number-value", .warning, summary: "a numeric operator with a value of another type",
        why: "AWS compares integers and decimal values: digits, perhaps a minus and a fraction. "
          + "Anything else never matches.",
        source: AWSPage.operators, awsChecks: ["General Warning - Type mismatch number"],
        passing: PolicyExample.identity(
          #"{"NumericLessThan": {"aws:MultiFactorAuthAge": "3600"}}"#),
        failing: PolicyExample.identity(
          #"{"NumericLessThan": {"aws:MultiFactorAuthAge": [▸"1h", ▸"1e3"]}}"#)),
      [.numeric], "an integer or a decimal value", help: "write digits, such as `\"3600\"`"),
    valueType(
      RuleInfo(
        "iam/date-value", .warning, summary: "a date operator with a value that is not an ISO date",
        why: "AWS reads ISO 8601 dates such as `2026-11-25T00:00:00Z`. It also reads seconds since "
          + "1970, but advises against them; anything else never matches.",
        source: AWSPage.operators,
        awsChecks: [
          "General Warning - Type mismatch date", "General Warning - Invalid date value",
        ],
        passing: PolicyExample.identity(
          #"{"DateLessThan": {"aws:CurrentTime": "2026-12-31T00:00:00Z"}}"#),
        failing: PolicyExample.identity(
          #"{"DateLessThan": {"aws:CurrentTime": [▸"31.12.2026", ▸"1798675200"]}}"#)),
      [.date], "a date", help: "write a date such as `2026-12-31T00:00:00Z`"
    ) { text in
      Instant.isEpochTime(text) ? "`\(text)` is a date in seconds since 1970" : nil
    },
    valueType(
      RuleInfo(
        "iam/ip-value", .warning, summary: "an IP address operator with a value of another type",
        why: "A value that is not an address or a range never matches.",
        source: AWSPage.operators, awsChecks: ["General Warning - Type mismatch IP range"],
        passing: PolicyExample.identity(#"{"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}"#),
        failing: PolicyExample.identity(#"{"IpAddress": {"aws:SourceIp": ▸"203.0.113.*"}}"#)),
      [.ip], "an IP address or range", help: "write `203.0.113.0/24` or `2001:db8::/32`"),
    valueType(
      RuleInfo(
        "iam/binary-value", .warning, summary: "`BinaryEquals` with a value that is not Base64",
        why: "`BinaryEquals` compares bytes, which a policy holds in Base64. Anything else never "
          + "matches.",
        source: AWSPage.operators,
        passing: PolicyExample.identity(#"{"BinaryEquals": {"s3:key": "ZWNy"}}"#),
        failing: PolicyExample.identity(#"{"BinaryEquals": {"s3:key": ▸"ecr"}}"#)),
      [.binary], "in Base64", help: "encode the bytes in Base64, padding included"),
  ]

  /// A rule about the values of some operators; values with variables are another rule's.
  ///
  /// - Parameter advice: What to say about a value that is of the right type; `nil` for a good one.
  private static func valueType(
    _ info: RuleInfo, _ families: Set<ConditionOperator.Family>, _ type: String, help: String,
    advice: @escaping @Sendable (String) -> String? = { _ in nil }
  ) -> PolicyRule {
    PolicyRule(info) { policy in
      policy.checkConditions { condition in
        guard let family = condition.operation?.family, families.contains(family) else { return [] }
        return condition.readValues().compactMap { node, value in
          guard let text = node.conditionText, !PolicyVariable.isIn(text),
            let message = value == .unreadable ? "`\(text)` is not \(type)" : advice(text)
          else { return nil }
          return Violation(message, at: node.location, help: help)
        }
      }
    }
  }

  static let stringValue = PolicyRule(
    RuleInfo(
      "iam/string-value", .warning, summary: "a string operator with a value of another type",
      why: "A number loses its leading zeros before it is compared; a string stays as written.",
      source: AWSPage.operators, awsChecks: ["General Warning - Type mismatch string"],
      passing: PolicyExample.identity(
        #"{"StringEquals": {"aws:PrincipalAccount": "606639739464"}}"#),
      failing: PolicyExample.identity(
        #"{"StringEquals": {"aws:PrincipalAccount": ▸606639739464}}"#))
  ) { policy in
    policy.checkConditions { condition in
      guard condition.operation?.family == .string else { return [] }
      return condition.values.compactMap { node in
        guard node.string == nil, let text = node.conditionText else { return nil }
        return Violation(
          "`\(text)` is \(node.kind), compared as a string", at: node.location,
          help: "put it in quotes")
      }
    }
  }

  static let arnValue = PolicyRule(
    RuleInfo(
      "iam/arn-value", .warning, summary: "an ARN operator with a value that is not an ARN",
      why: "ARNs are compared field by field; a value without the six fields never matches.",
      source: AWSPage.operators,
      passing: PolicyExample.identity(
        #"{"ArnLike": {"aws:PrincipalArn": "\#(PolicyExample.role)"}}"#),
      failing: PolicyExample.identity(
        #"{"ArnLike": {"aws:PrincipalArn": ▸"ROSAECRAssumeRole"}}"#))
  ) { policy in
    policy.checkConditions { condition in
      guard condition.operation?.family == .arn else { return [] }
      return condition.values.compactMap { node in
        guard let text = node.conditionText, !PolicyVariable.isIn(text), !text.hasSuffix("*"),
          ARN.split(text.utf8).count < 6
        else { return nil }
        return Violation(
          "`\(text)` is not an ARN", at: node.location,
          help: "an ARN reads `arn:partition:service:region:account:resource`")
      }
    }
  }

  static let wildcardWithoutLike = PolicyRule(
    RuleInfo(
      "iam/wildcard-without-like", .warning,
      summary: "a wildcard with an operator that compares it literally",
      why: "In strings, `*` and `?` are wildcards with `StringLike` and `StringNotLike` only.",
      source: AWSPage.operators, awsChecks: ["General Warning - Wildcard without like operator"],
      passing: PolicyExample.identity(#"{"StringLike": {"aws:PrincipalTag/team": "cf-*"}}"#),
      failing: PolicyExample.identity(#"{"StringEquals": {"aws:PrincipalTag/team": ▸"cf-*"}}"#))
  ) { policy in
    policy.checkConditions { condition in
      guard let operation = condition.operation, operation.family == .string,
        !operation.takesWildcards
      else { return [] }
      return condition.texts.filter { TextTemplate.hasWildcard($0.text) }.map {
        Violation(
          "`\(operation.base)` compares the wildcard in `\($0.text)` literally",
          at: $0.location,
          help:
            "write `\(operation.isNegated ? "StringNotLike" : "StringLike")` if it is to match "
            + "other characters")
      }
    }
  }
}
