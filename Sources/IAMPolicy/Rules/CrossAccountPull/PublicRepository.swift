import Diagnostics

extension PolicyRules {
  static let publicRepository = PolicyRule(
    RuleInfo(
      "iam/public-repository", .error, summary: "a repository is open to everybody",
      why: "Anybody with an AWS account can then do with the repository what the statement allows.",
      source: AWSPage.repositoryPolicies,
      passing: PolicyExample.repository(
        #"{"ArnEquals": {"aws:PrincipalArn": "\#(PolicyExample.role)"}}"#, principal: #""*""#),
      failing: PolicyExample.repository(principal: #"▸"*""#))
  ) { policy in
    guard policy.kind == .resource else { return [] }
    return policy.statements.flatMap { statement -> [Violation] in
      guard statement.effect == .allow, !statement.limitsPrincipal, !statement.limitsSource else {
        return []
      }
      return statement.everybody.map {
        Violation(
          "\(statement.name) lets everybody in", at: $0.value.location,
          help: "name the role: `{\"AWS\": \"\(PolicyExample.role)\"}`")
      }
    }
  }
}
