import Diagnostics

extension PolicyRules {
  static let trustResource = PolicyRule(
    RuleInfo(
      "iam/trust-resource", .error, summary: "a resource in a trust policy",
      why: "What a trust policy speaks of is the role that it hangs on; IAM refuses one that names "
        + "a resource.",
      source: AWSPage.checks, awsChecks: ["Error - Role trust policy syntax error resource"],
      passing: PolicyExample.trust(PolicyExample.bound),
      failing: """
        {
          "Version": "2012-10-17",
          "Statement": {
            "Effect": "Allow",
            "Principal": {"AWS": "606639739464"},
            "Action": "sts:AssumeRole",
            ▸"Resource": "*"
          }
        }
        """)
  ) { policy in
    guard policy.kind == .trust else { return [] }
    return policy.statements.flatMap { statement in
      ["Resource", "NotResource"].compactMap { name in
        statement.node.mapping?.entry(name).map {
          Violation(
            "\(statement.name) has `\(name)`, which a trust policy cannot have",
            at: $0.keyLocation, help: "leave it out: the resource is the role itself")
        }
      }
    }
  }
}
