import Diagnostics
import Documents

extension PolicyRules {
  static let redundantAction = PolicyRule.statements(
    RuleInfo(
      "iam/redundant-action", .note,
      summary: "an action that another action of its statement includes",
      why: "It has no effect, and neither does removing it to withdraw the permission.",
      source: AWSPage.checks, awsChecks: ["Suggestion - Redundant action"],
      passing: Sample.actions(#"["ecr:BatchGetImage", "ecr:Describe*"]"#),
      failing: Sample.actions(
        #"["ecr:Describe*", ▸"ecr:DescribeImages", "ecr:BatchGetImage", ▸"ECR:batchgetimage"]"#))
  ) { statement, _ in
    redundant(statement.actions) { $0.lowercased() }
  }

  /// The values of `element` that others of them include, once both are `normalized`.
  static func redundant(
    _ element: PatternElement?, normalized: (String) -> String
  ) -> [Violation] {
    guard let patterns = element?.patterns, patterns.count > 1 else { return [] }
    let texts = patterns.map { normalized($0.text) }
    let cover = PatternCover(texts)
    return patterns.indices.compactMap { index in
      guard let other = cover.other(than: texts[index], at: index) else { return nil }
      let text = patterns[index].text
      return Violation(
        patterns[other].text == text
          ? "`\(text)` is listed twice"
          : "`\(text)` is redundant: `\(patterns[other].text)` includes it",
        at: patterns[index].location, help: "remove it")
    }
  }

  static let redundantStatement = PolicyRule(
    RuleInfo(
      "iam/redundant-statement", .note, summary: "a statement that another statement includes",
      why: "It has no effect, and neither does removing it to withdraw a permission.",
      source: AWSPage.checks, awsChecks: ["Suggestion - Redundant statement"],
      passing: Sample.policy(
        Sample.identity,
        #""Effect": "Deny", "Action": "ecr:BatchGetImage", "Resource": "arn:aws:ecr:*:*:repository/x""#
      ),
      failing: """
        {
          "Version": "2012-10-17",
          "Statement": [
            {"Effect": "Allow", "Action": "ecr:*", "Resource": "*"},
            ▸{"Effect": "Allow", "Action": ["ecr:PutImage"], "Resource": "arn:aws:ecr:*:*:repository/x"}
          ]
        }
        """)
  ) { policy in
    let covers = policy.statements.prefix(StatementCover.mostStatements).map(StatementCover.init)
    return covers.indices.compactMap { index in
      let statement = covers[index].statement
      let other = covers.indices.first { other in
        other != index && covers[other].covers(statement)
          && (other < index || !covers[index].covers(covers[other].statement))
      }
      guard let other else { return nil }
      return Violation(
        "\(statement.name) is redundant: \(covers[other].statement.name) includes it",
        at: statement.node.location, help: "remove it")
    }
  }
}

/// A statement that may include other statements.
private struct StatementCover {
  let statement: PolicyStatement
  private let actions: PatternCover
  private let resources: PatternCover

  /// Every statement is compared with every other one; a policy within AWS's size quotas has no more than these.
  static let mostStatements = 64

  init(_ statement: PolicyStatement) {
    self.statement = statement
    actions = PatternCover(statement.actions?.patterns.map { $0.text.lowercased() } ?? [])
    resources = PatternCover(statement.resources?.patterns.map(\.text) ?? [])
  }

  func covers(_ other: PolicyStatement) -> Bool {
    statement.effect != nil && statement.effect == other.effect
      && statement.principals?.name == other.principals?.name
      && statement.principals?.node == other.principals?.node
      && statement.node["Condition"] == other.node["Condition"]
      && covers(other.actions, by: statement.actions, actions) { $0.lowercased() }
      && covers(other.resources, by: statement.resources, resources) { $0 }
  }

  private func covers(
    _ other: PatternElement?, by mine: PatternElement?, _ cover: PatternCover,
    normalized: (String) -> String
  ) -> Bool {
    guard let other, let mine else { return other == nil && mine == nil }
    guard other.name == mine.name else { return false }
    guard !mine.isNegated else { return other.node == mine.node }
    // Malformed values are reported by `dataType`.
    guard !other.patterns.isEmpty, other.patterns.count == other.node.elements.count else {
      return false
    }
    return other.patterns.allSatisfy { cover.covers(normalized($0.text)) }
  }
}
