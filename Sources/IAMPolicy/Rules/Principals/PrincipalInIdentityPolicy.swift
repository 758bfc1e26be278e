import Diagnostics

extension PolicyRules {
  static let principalInIdentityPolicy = PolicyRule(
    RuleInfo(
      "iam/principal-unsupported", .error, summary: "a principal in a policy of an identity",
      why: "An identity's policy speaks of the identity that it hangs on; IAM refuses one that "
        + "names a principal.",
      source: AWSPage.principal, awsChecks: ["Error - Unsupported principal"],
      passing: PolicyExample.identity(),
      failing: """
        {
          "Version": "2012-10-17",
          "Statement": {
            "Effect": "Allow",
            ▸"NotPrincipal": {"AWS": "606639739464"},
            "Action": "ecr:BatchGetImage",
            "Resource": "*"
          }
        }
        """)
  ) { policy in
    guard policy.kind == .identity else { return [] }
    return policy.statements.compactMap { statement in
      guard let name = statement.principals?.name, let entry = statement.node.mapping?.entry(name)
      else { return nil }
      return Violation(
        "\(statement.name) has `\(name)`, which an identity's policy cannot have",
        at: entry.keyLocation, help: "leave it out: who is the identity that the policy hangs on")
    }
  }
}
