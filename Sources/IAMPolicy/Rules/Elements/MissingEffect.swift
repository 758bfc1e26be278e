import Diagnostics

extension PolicyRules {
  static let missingEffect = PolicyRule.statements(
    RuleInfo(
      "iam/missing-effect", .error, summary: "a statement that neither allows nor denies",
      why: "`Effect` has no default: without it AWS refuses the policy.",
      source: AWSPage.element("effect"), awsChecks: ["Error - Missing effect"],
      passing: Sample.policy(Sample.identity),
      failing: """
        {
          "Version": "2012-10-17",
          "Statement": [
            ▸{"Action": "ecr:BatchGetImage", "Resource": "*"}
          ]
        }
        """)
  ) { statement, _ in
    guard statement.node["Effect"] == nil else { return [] }
    return [
      Violation(
        "\(statement.name) has no `Effect`", at: statement.node.location,
        help: "write `\"Effect\": \"Allow\"` or `\"Effect\": \"Deny\"`")
    ]
  }
}
