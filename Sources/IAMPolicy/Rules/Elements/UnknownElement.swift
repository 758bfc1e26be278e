import Diagnostics
import Documents

extension PolicyRules {
  static let unknownElement = PolicyRule(
    RuleInfo(
      "iam/unknown-element", .error, summary: "an element that the policy language does not have",
      why: "AWS refuses a policy with an element that it does not know; their case counts.",
      source: AWSPage.grammar, awsChecks: ["Error - Invalid policy element"],
      passing: Sample.policy(Sample.identity),
      failing: """
        {
          "Version": "2012-10-17",
          ▸"Description": "pulls",
          "Statement": [
            {"Effect": "Allow", "Action": "ecr:BatchGetImage", "Resource": "*", ▸"condition": {}}
          ]
        }
        """)
  ) { policy in
    strangers(
      in: policy.node, among: documentElements, alsoKnown: statementElements, of: "a policy")
      + policy.statements.flatMap {
        strangers(
          in: $0.node, among: statementElements, alsoKnown: documentElements, of: "a statement")
      }
  }

  private static let documentElements = ["Version", "Id", "Statement"]
  private static let statementElements = [
    "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource",
    "NotResource", "Condition",
  ]

  private static func strangers(
    in node: Node, among known: [String], alsoKnown elsewhere: [String], of what: String
  ) -> [Violation] {
    (node.mapping?.entries ?? []).filter { !known.contains($0.key) }.map { entry in
      Violation(
        "`\(entry.key)` is no element of \(what)", at: entry.keyLocation,
        help: elementHelp(entry.key, among: known, alsoKnown: elsewhere))
    }
  }

  private static func elementHelp(
    _ key: String, among known: [String], alsoKnown elsewhere: [String]
  ) -> String {
    if elsewhere.contains(key) {
      return elsewhere.contains("Version")
        ? "`\(key)` stands beside `Statement`, not in it" : "`\(key)` stands in a statement"
    }
    if key.utf8.count <= 32, let meant = NearestName.of(key, in: known) {
      return "did you mean `\(meant)`?"
    }
    return "take it out"
  }
}
