import Diagnostics

extension PolicyRules {
  static let trustWildcardPrincipal = PolicyRule(
    RuleInfo(
      "iam/trust-wildcard-principal", .error, summary: "`\"*\"` as the principal of a trust policy",
      why: "A bare `*` lets everybody in every account ask for the role; IAM's validation refuses "
        + "it in a trust policy.",
      source: AWSPage.checks,
      awsChecks: ["Error - Role trust policy unsupported wildcard in principal"],
      passing: PolicyExample.trust(PolicyExample.bound),
      failing: PolicyExample.trust(principal: #"▸"*""#, action: #""sts:AssumeRole""#))
  ) { policy in
    guard policy.kind == .trust else { return [] }
    return policy.judgePrincipals { entry, statement in
      guard entry.type == nil, entry.value.text == "*" else { return nil }
      return Violation(
        "\(statement.name) names everybody, which a trust policy cannot",
        at: entry.value.location, help: "name the role, account or identity provider")
    }
  }
}
