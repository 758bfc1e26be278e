import Diagnostics

extension PolicyRules {
  static let oidcUnconditioned = PolicyRule(
    RuleInfo(
      "iam/oidc-unconditioned", .warning,
      summary: "an OpenID Connect provider is trusted whatever its token says",
      why: "Whoever holds a token of that provider becomes the role: each pod of the cluster, or "
        + "each customer of a public provider.",
      source: AWSPage.oidcRole,
      awsChecks: ["Security Warning - Missing condition key for oidc principal"],
      passing: PolicyExample.trust(PolicyExample.bound),
      failing: PolicyExample.trust(principal: #"{"Federated": ▸"\#(PolicyExample.provider)"}"#))
  ) { policy in
    policy.webIdentityTrusts.flatMap { trust in
      trust.providers.compactMap { provider in
        guard !trust.statement.tests.contains(where: { $0.key.issuer == provider.name }) else {
          return nil
        }
        return Violation(
          "\(trust.statement.name) trusts every token of `\(provider.name)`",
          at: provider.entry.value.location,
          help: "demand `\(provider.name):sub` and `\(provider.name):aud` under `StringEquals`")
      }
    }
  }
}
