import Diagnostics
import Documents

extension PolicyRules {
  static let dataType = PolicyRule(
    RuleInfo(
      "iam/data-type", .error, summary: "an element with a value of the wrong type",
      why: "The policy grammar defines the type of each value: strings, mappings, lists of them, "
        + "and in conditions numbers and booleans.",
      source: AWSPage.grammar, awsChecks: ["Error - Data type mismatch"],
      passing: Sample.policy(Sample.identity),
      failing: Sample.policy(
        #""Sid": ▸7, "Effect": "Allow", "Action": ["ecr:BatchGetImage", ▸null], "Resource": ▸{}"#))
  ) { policy in
    guard policy.node.mapping != nil else { return [] }
    return ["Version", "Id"].flatMap { ElementType.string.violations(policy.node[$0], $0) }
      + ElementType.mappings.violations(policy.node["Statement"], "Statement")
      + policy.statements.flatMap(ElementType.violations)
  }
}

/// The type that the policy grammar gives the value of an element.
private enum ElementType {
  case string
  case strings
  /// A mapping or a list of mappings.
  case mappings
  /// A string, or a mapping of strings and lists of strings.
  case principal
  /// A mapping of mappings of values.
  case condition

  private static let ofStatement: [(String, ElementType)] = [
    ("Sid", .string), ("Effect", .string), ("Principal", .principal), ("NotPrincipal", .principal),
    ("Action", .strings), ("NotAction", .strings), ("Resource", .strings),
    ("NotResource", .strings), ("Condition", .condition),
  ]

  static func violations(_ statement: PolicyStatement) -> [Violation] {
    ofStatement.flatMap { name, type in type.violations(statement.node[name], name) }
  }

  func violations(_ node: Node?, _ name: String) -> [Violation] {
    guard let node else { return [] }
    switch self {
    case .string: return mismatches([node].filter { $0.string == nil }, name, "a string")
    case .strings:
      return mismatches(
        node.elements.filter { $0.string == nil }, name, "a string or a list of strings")
    case .mappings:
      return mismatches(
        node.elements.filter { $0.mapping == nil }, name, "a mapping or a list of mappings")
    case .principal: return principal(node, name)
    case .condition: return condition(node, name)
    }
  }

  private func principal(_ node: Node, _ name: String) -> [Violation] {
    guard node.string == nil else { return [] }
    guard let mapping = node.mapping else {
      return mismatches([node], name, "`\"*\"` or a mapping")
    }
    return mapping.entries.flatMap { ElementType.strings.violations($0.value, "\(name).\($0.key)") }
  }

  private func condition(_ node: Node, _ name: String) -> [Violation] {
    guard let operators = node.mapping else { return mismatches([node], name, "a mapping") }
    return operators.entries.flatMap { block in
      guard let tests = block.value.mapping else {
        return mismatches([block.value], block.key, "a mapping of condition keys")
      }
      return tests.entries.flatMap { test in
        let invalid = test.value.elements.filter {
          $0.isNull || $0.mapping != nil || $0.list != nil
        }
        return mismatches(
          invalid, test.key, "a string, a number, a boolean, or a list of these")
      }
    }
  }

  private func mismatches(_ nodes: [Node], _ name: String, _ expected: String) -> [Violation] {
    nodes.map {
      Violation(
        "`\(name)` does not accept \($0.kind)", at: $0.location, help: "write \(expected)")
    }
  }
}
