import Diagnostics
import Documents

// The values of a condition key as a list, whatever they say.
extension PolicyRules {
  static let valueLists: [PolicyRule] = [
    emptyCondition, emptyConditionValues, mixedConditionValues, repeatedConditionValue,
    redundantBounds, multipleBooleans,
  ]

  private static let emptyCondition = PolicyRule(
    RuleInfo(
      "iam/empty-condition", .note, summary: "a condition or operator without keys",
      why: "It requires nothing, so the statement applies unconditionally.",
      source: AWSPage.checks, awsChecks: ["Suggestion - Empty object condition"],
      passing: PolicyExample.identity(#"{"Bool": {"aws:SecureTransport": "true"}}"#),
      failing: PolicyExample.identity(#"{"Bool": ▸{}}"#))
  ) { policy in
    policy.statements.flatMap { statement -> [Violation] in
      guard let condition = statement.node["Condition"] else { return [] }
      let nodes = [condition] + (condition.mapping?.entries.map(\.value) ?? [])
      return nodes.filter { $0.mapping?.isEmpty == true }.map {
        Violation(
          "\(statement.name) has a condition that requires nothing", at: $0.location,
          help: "add a condition key, or remove the empty condition")
      }
    }
  }

  private static let emptyConditionValues = PolicyRule(
    RuleInfo(
      "iam/empty-condition-values", .note, summary: "a condition key without values",
      why: "There is nothing to compare the key with: the statement never applies, or only to "
        + "requests without the key.",
      source: AWSPage.checks,
      awsChecks: [
        "Suggestion - Empty array condition", "Suggestion - Empty array condition ForAllValues",
        "Suggestion - Empty array condition ForAnyValue",
        "Suggestion - Empty array condition IfExists",
      ],
      passing: PolicyExample.identity(#"{"StringEquals": {"aws:RequestedRegion": "us-east-1"}}"#),
      failing: PolicyExample.identity(#"{"StringEquals": {"aws:RequestedRegion": ▸[]}}"#))
  ) { policy in
    policy.checkConditions { condition in
      guard condition.node.list?.isEmpty == true else { return [] }
      let consequence =
        switch condition.operation {
        case let known? where known.qualifier == .forAnyValue: "the condition is never true"
        case let known? where known.qualifier == .forAllValues || known.hasIfExists:
          "the condition is true only for requests without the key"
        default: "the condition has no effect"
        }
      return [
        condition.atValues(
          "`\(condition.key.text)` is compared with no value: \(consequence)",
          help: "add a value, or remove the key")
      ]
    }
  }

  private static let mixedConditionValues = PolicyRule(
    RuleInfo(
      "iam/mixed-condition-values", .error, summary: "values of several JSON types in one list",
      why: "IAM rejects a list whose values are of different types.",
      source: AWSPage.checks, awsChecks: ["Error - Invalid condition data type"],
      passing: PolicyExample.identity(
        #"{"NumericEquals": {"sts:DurationSeconds": ["900", "3600"]}}"#,
        action: #""sts:GetServiceBearerToken""#),
      failing: PolicyExample.identity(
        #"{"NumericEquals": {"sts:DurationSeconds": ▸["900", 3600]}}"#,
        action: #""sts:GetServiceBearerToken""#))
  ) { policy in
    policy.checkConditions { condition in
      let kinds = Set(condition.values.map(\.kind))
      guard kinds.count > 1, condition.values.allSatisfy({ $0.conditionText != nil }) else {
        return []
      }
      return [
        condition.atValues(
          "the values of `\(condition.key.text)` are \(kinds.sorted().joined(separator: " and "))",
          help: "put all of them in quotes")
      ]
    }
  }

  private static let repeatedConditionValue = PolicyRule(
    RuleInfo(
      "iam/repeated-condition-value", .note, summary: "a repeated value of a condition key",
      why: "Values of one key are alternatives; repeating one has no effect.",
      source: AWSPage.condition,
      passing: PolicyExample.identity(
        #"{"StringEquals": {"aws:RequestedRegion": ["us-east-1", "us-east-2"]}}"#),
      failing: PolicyExample.identity(
        #"{"StringEquals": {"aws:RequestedRegion": ["us-east-1", ▸"us-east-1"]}}"#))
  ) { policy in
    policy.checkConditions { condition in
      var seen: Set<String> = []
      return condition.texts.filter { !seen.insert($0.text).inserted }.map {
        Violation("`\($0.text)` is already in the list", at: $0.location, help: "remove it")
      }
    }
  }

  private static let redundantBounds = PolicyRule(
    RuleInfo(
      "iam/redundant-bounds", .note, summary: "several bounds of which one decides",
      why: "Values of one key are alternatives: of several upper bounds the highest decides, of "
        + "several lower ones the lowest.",
      source: AWSPage.checks, awsChecks: ["Suggestion - Redundant condition value num"],
      passing: PolicyExample.identity(#"{"NumericLessThan": {"aws:MultiFactorAuthAge": "3600"}}"#),
      failing: PolicyExample.identity(
        #"{"NumericLessThan": {"aws:MultiFactorAuthAge": ▸["600", "3600"]}}"#))
  ) { policy in
    policy.checkConditions { condition in
      guard let relation = condition.operation?.relation, relation != .equal,
        condition.values.count > 1
      else { return [] }
      let isUpper = relation == .less || relation == .lessOrEqual
      let kept = isUpper ? "highest" : "lowest"
      return [
        condition.atValues(
          "of these \(condition.values.count) bounds only the \(kept) decides",
          help: "keep the \(kept) one")
      ]
    }
  }

  private static let multipleBooleans = PolicyRule(
    RuleInfo(
      "iam/multiple-booleans", .error, summary: "several values for a boolean",
      why: "`true` and `false` together check nothing; IAM rejects the list.",
      source: AWSPage.operators, awsChecks: ["Error - Invalid condition multiple Boolean"],
      passing: PolicyExample.identity(#"{"Bool": {"aws:SecureTransport": "true"}}"#),
      failing: PolicyExample.identity(#"{"Bool": {"aws:SecureTransport": ▸["true", "false"]}}"#))
  ) { policy in
    policy.checkConditions { condition in
      guard condition.operation?.family == .bool, condition.values.count > 1 else { return [] }
      return [
        condition.atValues(
          "`\(condition.key.text)` is compared with \(condition.values.count) booleans",
          help: "write `\"true\"` or `\"false\"`")
      ]
    }
  }
}

extension ConditionOperator {
  /// How a numeric or date operator compares; `nil` for every other operator.
  fileprivate var relation: Relation? {
    switch comparison {
    case .number(let relation), .date(let relation): relation
    default: nil
    }
  }
}
