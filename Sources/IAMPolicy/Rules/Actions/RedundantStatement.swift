import Diagnostics
import Documents

extension PolicyRules {
  static let redundantStatement = PolicyRule(
    RuleInfo(
      "iam/redundant-statement", .note, summary: "a statement that another one covers",
      why: "It changes nothing, and whoever takes it out to forbid what it allows is mistaken.",
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
        "\(statement.name) says nothing that \(covers[other].statement.name) does not say",
        at: statement.node.location, help: "take it out")
    }
  }
}

/// A statement, asked whether it says all that another one does.
private struct StatementCover {
  let statement: PolicyStatement
  private let actions: PatternCover
  private let resources: PatternCover

  /// Every statement is compared with every other one; a policy that AWS takes has no more than these.
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
    // Of an element that is broken nothing is said here.
    guard !other.patterns.isEmpty, other.patterns.count == other.node.elements.count else {
      return false
    }
    return other.patterns.allSatisfy { cover.covers(normalized($0.text)) }
  }
}
