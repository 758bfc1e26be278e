import Diagnostics

extension PolicyRules {
  static let publicRole = PolicyRule(
    RuleInfo(
      "iam/public-role", .error, summary: "a role that everyone can assume",
      why: "Every AWS account can assume the role.",
      source: AWSPage.trust,
      passing: PolicyExample.trust(
        #"{"ArnEquals": {"aws:PrincipalArn": "\#(PolicyExample.role)"}}"#,
        principal: #"{"AWS": "*"}"#, action: #""sts:AssumeRole""#),
      failing: PolicyExample.trust(principal: #"{"AWS": ▸"*"}"#, action: #""sts:AssumeRole""#))
  ) { policy in
    policy.publicGrants(.trust).filter { $0.entry.type == "AWS" }.map {
      // The bare `"*"` is reported by `trustWildcardPrincipal`.
      Violation(
        "\($0.statement.name) allows everyone to assume the role", at: $0.entry.value.location,
        help: "specify the role, account or identity provider")
    }
  }

  static let publicRepository = PolicyRule(
    RuleInfo(
      "iam/public-repository", .error, summary: "a repository that everyone can access",
      why: "Every AWS account can use the allowed actions on the repository.",
      source: AWSPage.repositoryPolicies,
      passing: PolicyExample.repository(
        #"{"ArnEquals": {"aws:PrincipalArn": "\#(PolicyExample.role)"}}"#, principal: #""*""#),
      failing: PolicyExample.repository(principal: #"▸"*""#))
  ) { policy in
    policy.publicGrants(.resource).map {
      Violation(
        "\($0.statement.name) allows everyone", at: $0.entry.value.location,
        help: "specify the role: `{\"AWS\": \"\(PolicyExample.role)\"}`")
    }
  }

  static let accountPrincipal = PolicyRule(
    RuleInfo(
      "iam/account-principal", .warning, summary: "a repository that a whole account can access",
      why: "Every role and user of the account whose identity-based policies allow it can pull, "
        + "not only the role that needs to.",
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
          "\(statement.name) allows the whole account \(account)", at: entry.value.location,
          help: "specify the role: `arn:aws:iam::\(account):role/NAME`")
      }
    }
  }
}

extension Policy {
  /// The principals of a policy of that kind that match everyone, where no condition limits who or where from.
  fileprivate func publicGrants(
    _ kind: PolicyKind
  ) -> [(statement: PolicyStatement, entry: PrincipalElement.Entry)] {
    guard self.kind == kind else { return [] }
    return statements.filter { $0.effect == .allow && !$0.limitsPrincipal && !$0.limitsSource }
      .flatMap { statement in statement.everybody.map { (statement, $0) } }
  }
}
