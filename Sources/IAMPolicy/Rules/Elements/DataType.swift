import Diagnostics
import Documents

extension PolicyRules {
  static let dataType = PolicyRule(
    RuleInfo(
      "iam/data-type", .error, summary: "an element whose value is of the wrong type",
      why: "Each element takes one type, or a list of it: texts, mappings, and in conditions also "
        + "numbers and booleans.",
      source: AWSPage.grammar, awsChecks: ["Error - Data type mismatch"],
      passing: Sample.policy(Sample.identity),
      failing: Sample.policy(
        #""Sid": ▸7, "Effect": "Allow", "Action": ["ecr:BatchGetImage", ▸null], "Resource": ▸{}"#))
  ) { policy in
    guard policy.node.mapping != nil else { return [] }
    let statement = policy.node["Statement"]
    return ["Version", "Id"].flatMap { ElementType.text.violations(policy.node[$0], $0) }
      + ElementType.mappings.violations(statement, "Statement")
      + policy.statements.flatMap(ElementType.violations)
  }
}

/// The type that an element's value has to have.
enum ElementType {
  case text
  case texts
  /// A mapping or a list of them.
  case mappings
  /// A text, or a mapping of texts and lists of texts.
  case principal
  /// A mapping of mappings of values.
  case condition

  private static let ofStatement: [(String, ElementType)] = [
    ("Sid", .text), ("Effect", .text), ("Principal", .principal), ("NotPrincipal", .principal),
    ("Action", .texts), ("NotAction", .texts), ("Resource", .texts), ("NotResource", .texts),
    ("Condition", .condition),
  ]

  static func violations(_ statement: PolicyStatement) -> [Violation] {
    ofStatement.flatMap { name, type in type.violations(statement.node[name], name) }
  }

  func violations(_ node: Node?, _ name: String) -> [Violation] {
    guard let node else { return [] }
    switch self {
    case .text: return wrong([node].filter { $0.string == nil }, name, "a text")
    case .texts:
      return wrong(node.elements.filter { $0.string == nil }, name, "a text or a list of texts")
    case .mappings:
      return wrong(node.elements.filter { $0.mapping == nil }, name, "a mapping or a list of them")
    case .principal: return principal(node, name)
    case .condition: return condition(node, name)
    }
  }

  private func principal(_ node: Node, _ name: String) -> [Violation] {
    guard node.string == nil else { return [] }
    guard let mapping = node.mapping else { return wrong([node], name, "`\"*\"` or a mapping") }
    return mapping.entries.flatMap { ElementType.texts.violations($0.value, "\(name).\($0.key)") }
  }

  private func condition(_ node: Node, _ name: String) -> [Violation] {
    guard let operators = node.mapping else { return wrong([node], name, "a mapping") }
    return operators.entries.flatMap { block in
      guard let tests = block.value.mapping else {
        return wrong([block.value], block.key, "a mapping of condition keys")
      }
      return tests.entries.flatMap { test in
        let strange = test.value.elements.filter {
          $0.isNull || $0.mapping != nil || $0.list != nil
        }
        return wrong(strange, test.key, "a text, number or boolean, or a list of them")
      }
    }
  }

  private func wrong(_ nodes: [Node], _ name: String, _ wanted: String) -> [Violation] {
    nodes.map {
      Violation("`\(name)` holds \($0.kind)", at: $0.location, help: "it takes \(wanted)")
    }
  }
}
