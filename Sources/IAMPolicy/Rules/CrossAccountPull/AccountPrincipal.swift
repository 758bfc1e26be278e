import Diagnostics

extension PolicyRules {
  static let accountPrincipal = PolicyRule(
    RuleInfo(
      "iam/account-principal", .warning, summary: "a repository is open to a whole account",
      why: "Every role and user of that account that its own policies allow it can pull, not only "
        + "the one role that has to.",
      source: AWSPage.repositoryPolicies,
      passing: PolicyExample.repository(),
      failing: PolicyExample.repository(principal: #"{"AWS": ▸"606639739464"}"#))
  ) { policy in
    guard policy.kind == .resource else { return [] }
    return policy.statements.flatMap { statement -> [Violation] in
      guard statement.effect == .allow, let principals = statement.principals,
        !principals.isNegated, !statement.limitsPrincipal
      else { return [] }
      return principals.entries.compactMap { entry in
        guard entry.type == "AWS", let account = PrincipalPattern.account(entry.value.text) else {
          return nil
        }
        return Violation(
          "\(statement.name) lets all of account \(account) in", at: entry.value.location,
          help: "name the role: `arn:aws:iam::\(account):role/NAME`")
      }
    }
  }
}
