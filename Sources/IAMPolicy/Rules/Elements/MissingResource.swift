import Diagnostics

extension PolicyRules {
  static let missingResource = PolicyRule.statements(
    RuleInfo(
      "iam/missing-resource", .error, summary: "an identity policy's statement without resources",
      why: "What an identity may do has to be said together with what it may do it on.",
      source: AWSPage.element("resource"), awsChecks: ["Error - Missing resource"],
      passing: Sample.policy(Sample.identity),
      failing: """
        {
          "Version": "2012-10-17",
          "Statement": [
            ▸{"Effect": "Allow", "Action": "ecr:BatchGetImage"}
          ]
        }
        """)
  ) { statement, policy in
    guard policy.kind == .identity, statement.resources == nil else { return [] }
    return [
      Violation(
        "\(statement.name) has neither `Resource` nor `NotResource`",
        at: statement.node.location,
        help: "name the resources by ARN, or write `\"Resource\": \"*\"`")
    ]
  }
}
