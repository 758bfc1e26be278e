import Diagnostics
import Documents

extension PolicyRules {
  static let assumeRoleForFederated = PolicyRule(
    RuleInfo(
      "iam/assume-role-for-federated", .error,
      summary: "`sts:AssumeRole` for an identity provider",
      why:
        "`sts:AssumeRole` requires AWS credentials, which a federated user does not have yet. AWS "
        + "returns `Not authorized to perform sts:AssumeRoleWithWebIdentity`.",
      source: AWSPage.oidcRole, awsChecks: ["Error - Mismatched action for principal"],
      passing: PolicyExample.trust(PolicyExample.bound),
      failing: PolicyExample.trust(PolicyExample.bound, action: #"▸"sts:AssumeRole""#))
  ) { policy in
    guard policy.kind == .trust else { return [] }
    return policy.statements.flatMap { statement -> [Violation] in
      guard statement.effect == .allow, let callers = FederatedCallers(statement), !callers.hasAWS
      else { return [] }
      let meant = callers.hasOIDC ? "sts:AssumeRoleWithWebIdentity" : "sts:AssumeRoleWithSAML"
      return statement.namings(of: "sts:assumerole").map {
        Violation(
          "users of an identity provider cannot call `\($0.text)`", at: $0.location,
          help: "write `\(meant)`")
      }
    }
  }

  static let tokenInRepositoryPolicy = PolicyRule(
    RuleInfo(
      "iam/token-in-repository-policy", .warning,
      summary: "`ecr:GetAuthorizationToken` in a repository policy",
      why: "An authorization token is for a registry, and the action has no resource-level "
        + "permissions: a repository policy cannot grant it. Grant it in the role's "
        + "identity-based policy, on `*`.",
      source: AWSPage.repositoryPolicies,
      passing: PolicyExample.repository(),
      failing: PolicyExample.repository(
        action: #"["ecr:BatchGetImage", ▸"ecr:GetAuthorizationToken"]"#))
  ) { policy in
    guard policy.kind == .resource else { return [] }
    return policy.statements.flatMap { $0.namings(of: "ecr:getauthorizationtoken") }.map {
      Violation(
        "`\($0.text)` has no effect in a repository policy", at: $0.location,
        help: "allow it in the role's identity-based policy, on `*`")
    }
  }
}

extension PolicyStatement {
  /// The values of `Action` that are `action`, in lower case, without wildcards.
  fileprivate func namings(of action: String) -> [LocatedText] {
    guard let actions, !actions.isNegated else { return [] }
    return actions.patterns.filter { $0.text.lowercased() == action }
  }
}
