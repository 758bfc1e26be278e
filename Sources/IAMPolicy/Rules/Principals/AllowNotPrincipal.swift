import Diagnostics

extension PolicyRules {
  static let allowNotPrincipal = PolicyRule(
    RuleInfo(
      "iam/allow-not-principal", .warning, summary: "`Allow` with `NotPrincipal`",
      why: "It lets in everybody but the ones named, anonymous callers included.",
      source: AWSPage.notPrincipal, awsChecks: ["Security Warning - Allow with NotPrincipal"],
      passing: PolicyExample.repository(),
      failing: """
        {
          "Version": "2012-10-17",
          "Statement": {
            "Effect": "Allow",
            ▸"NotPrincipal": {"AWS": "606639739464"},
            "Action": "ecr:BatchGetImage"
          }
        }
        """)
  ) { policy in
    guard policy.kind == .resource else { return [] }
    return policy.statements.compactMap { statement in
      guard statement.effect == .allow,
        let entry = statement.node.mapping?.entry("NotPrincipal")
      else { return nil }
      return Violation(
        "\(statement.name) allows everybody but those it names", at: entry.keyLocation,
        help: "name who may with `Principal`")
    }
  }
}
