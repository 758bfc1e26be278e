import Diagnostics

extension PolicyRules {
  static let publicRole = PolicyRule(
    RuleInfo(
      "iam/public-role", .error, summary: "a role is open to everybody",
      why: "Anybody with an AWS account can then become the role.",
      source: AWSPage.trust,
      passing: PolicyExample.trust(
        #"{"ArnEquals": {"aws:PrincipalArn": "\#(PolicyExample.role)"}}"#,
        principal: #"{"AWS": "*"}"#, action: #""sts:AssumeRole""#),
      failing: PolicyExample.trust(principal: #"{"AWS": ▸"*"}"#, action: #""sts:AssumeRole""#))
  ) { policy in
    guard policy.kind == .trust else { return [] }
    return policy.statements.flatMap { statement -> [Violation] in
      guard statement.effect == .allow, !statement.limitsPrincipal, !statement.limitsSource else {
        return []
      }
      // The bare `"*"` is another rule's.
      return statement.everybody.filter { $0.type == "AWS" }.map {
        Violation(
          "\(statement.name) lets everybody become the role", at: $0.value.location,
          help: "name the role, account or identity provider")
      }
    }
  }
}
