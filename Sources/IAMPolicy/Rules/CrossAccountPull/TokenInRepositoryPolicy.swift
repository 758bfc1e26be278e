import Diagnostics

extension PolicyRules {
  static let tokenInRepositoryPolicy = PolicyRule(
    RuleInfo(
      "iam/token-in-repository-policy", .warning,
      summary: "`ecr:GetAuthorizationToken` in a repository's policy",
      why:
        "A token is for a registry and asked for without a repository: no repository's policy can "
        + "give it. It belongs in the role's own policy, on `*`.",
      source: AWSPage.repositoryPolicies,
      passing: PolicyExample.repository(),
      failing: PolicyExample.repository(
        action: #"["ecr:BatchGetImage", ▸"ecr:GetAuthorizationToken"]"#))
  ) { policy in
    guard policy.kind == .resource else { return [] }
    return policy.statements.flatMap { statement -> [Violation] in
      guard let actions = statement.actions, !actions.isNegated else { return [] }
      return actions.patterns.filter { $0.text.lowercased() == "ecr:getauthorizationtoken" }.map {
        Violation(
          "`\($0.text)` is asked for without a repository, so that this does nothing",
          at: $0.location, help: "allow it in the role's own policy, on `*`")
      }
    }
  }
}
