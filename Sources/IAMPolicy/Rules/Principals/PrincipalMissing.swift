import Diagnostics

extension PolicyRules {
  static let principalMissing = PolicyRule(
    RuleInfo(
      "iam/principal-missing", .error, summary: "a statement that says nothing about who",
      why: "A policy that hangs on a role or a repository has to name whom it speaks of; without "
        + "that it is refused.",
      source: AWSPage.principal, awsChecks: ["Error - Missing principal"],
      passing: PolicyExample.repository(),
      failing: """
        {
          "Version": "2012-10-17",
          "Statement": [
            {"Effect": "Allow", "Principal": {"AWS": "606639739464"}, "Action": "ecr:BatchGetImage"},
            ▸{"Effect": "Allow", "Action": "ecr:BatchGetImage"}
          ]
        }
        """)
  ) { policy in
    guard policy.kind != .identity else { return [] }
    return policy.statements.filter { $0.principals == nil }.map {
      Violation(
        "\($0.name) has no `Principal`", at: $0.node.location,
        help: "say who: `\"Principal\": {\"AWS\": \"\(PolicyExample.role)\"}`")
    }
  }
}
