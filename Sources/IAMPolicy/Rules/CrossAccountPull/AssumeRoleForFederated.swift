import Diagnostics

extension PolicyRules {
  static let assumeRoleForFederated = PolicyRule(
    RuleInfo(
      "iam/assume-role-for-federated", .error,
      summary: "`sts:AssumeRole` for an identity provider",
      why:
        "`sts:AssumeRole` is called with AWS credentials, which a provider's caller does not have "
        + "yet. AWS answers `Not authorized to perform sts:AssumeRoleWithWebIdentity`.",
      source: AWSPage.oidcRole, awsChecks: ["Error - Mismatched action for principal"],
      passing: PolicyExample.trust(PolicyExample.bound),
      failing: PolicyExample.trust(PolicyExample.bound, action: #"▸"sts:AssumeRole""#))
  ) { policy in
    guard policy.kind == .trust else { return [] }
    return policy.statements.flatMap { statement -> [Violation] in
      guard statement.effect == .allow, let actions = statement.actions, !actions.isNegated,
        let callers = FederatedCallers(statement), !callers.hasAWS
      else { return [] }
      let meant = callers.hasOIDC ? "sts:AssumeRoleWithWebIdentity" : "sts:AssumeRoleWithSAML"
      return actions.patterns.filter { $0.text.lowercased() == "sts:assumerole" }.map {
        Violation(
          "an identity provider's caller cannot call `\($0.text)`", at: $0.location,
          help: "write `\(meant)`")
      }
    }
  }
}
