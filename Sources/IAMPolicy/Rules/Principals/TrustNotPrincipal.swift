import Diagnostics

extension PolicyRules {
  static let trustNotPrincipal = PolicyRule(
    RuleInfo(
      "iam/trust-not-principal", .error, summary: "`NotPrincipal` in a trust policy",
      why: "IAM refuses a trust policy that says who may not; it has to name who may.",
      source: AWSPage.checks, awsChecks: ["Error - Role trust policy syntax error notprincipal"],
      passing: PolicyExample.trust(PolicyExample.bound),
      failing: """
        {
          "Version": "2012-10-17",
          "Statement": {
            "Effect": "Deny",
            ▸"NotPrincipal": {"AWS": "606639739464"},
            "Action": "sts:AssumeRole"
          }
        }
        """)
  ) { policy in
    guard policy.kind == .trust else { return [] }
    return policy.statements.compactMap { statement in
      statement.node.mapping?.entry("NotPrincipal").map {
        Violation(
          "\(statement.name) has `NotPrincipal`, which a trust policy cannot have",
          at: $0.keyLocation, help: "name who may with `Principal`")
      }
    }
  }
}
