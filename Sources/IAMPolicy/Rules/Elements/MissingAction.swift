import Diagnostics

extension PolicyRules {
  static let missingAction = PolicyRule.statements(
    RuleInfo(
      "iam/missing-action", .error, summary: "a statement without actions",
      why: "A statement that does not say which actions it is about is refused.",
      source: AWSPage.element("action"), awsChecks: ["Error - Missing action"],
      passing: Sample.policy(#""Effect": "Deny", "NotAction": "ecr:*", "Resource": "*""#),
      failing: """
        {
          "Version": "2012-10-17",
          "Statement": [
            ▸{"Effect": "Allow", "Resource": "*"}
          ]
        }
        """)
  ) { statement, _ in
    guard statement.actions == nil else { return [] }
    return [
      Violation(
        "\(statement.name) has neither `Action` nor `NotAction`", at: statement.node.location,
        help: "name the actions, such as `\"Action\": [\"ecr:BatchGetImage\"]`")
    ]
  }
}
