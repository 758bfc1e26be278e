import Diagnostics

extension PolicyRules {
  static let trustWithoutAudience = PolicyRule(
    RuleInfo(
      "iam/trust-without-audience", .warning,
      summary: "an OpenID Connect provider is trusted without its token's audience",
      why:
        "A token that was made for something else, and handed to it, then opens the role too, as "
        + "long as the provider knows its audience.",
      source: AWSPage.oidcRole,
      passing: PolicyExample.trust(PolicyExample.bound),
      failing: PolicyExample.trust(
        #"{"StringEquals": {"\#(PolicyExample.issuer):sub": "system:serviceaccount:cf-dev:ecr-sa"}}"#,
        principal: #"{"Federated": ▸"\#(PolicyExample.provider)"}"#))
  ) { policy in
    policy.webIdentityTrusts.flatMap { trust in
      trust.unbound("aud").map {
        Violation(
          "\(trust.statement.name) trusts `\($0.name)` whatever the token was made for",
          at: $0.entry.value.location,
          help: "demand `\($0.name):aud` under `StringEquals`, such as `openshift`")
      }
    }
  }
}
