import Diagnostics

extension PolicyRules {
  static let trustWithoutSubject = PolicyRule(
    RuleInfo(
      "iam/trust-without-subject", .error,
      summary: "an OpenID Connect provider is trusted without its token's subject",
      why: "The subject is the service account. Without it every pod of the cluster that asks for "
        + "such a token becomes the role.",
      source: AWSPage.oidcRole,
      passing: PolicyExample.trust(PolicyExample.bound),
      failing: PolicyExample.trust(
        #"{"StringEquals": {"\#(PolicyExample.issuer):aud": "openshift"}}"#,
        principal: #"{"Federated": ▸"\#(PolicyExample.provider)"}"#))
  ) { policy in
    policy.webIdentityTrusts.flatMap { trust in
      trust.unbound("sub").filter { $0.name != FederatedProvider.gitHub }.map {
        Violation(
          "\(trust.statement.name) trusts `\($0.name)` whoever the token is for",
          at: $0.entry.value.location,
          help: "demand `\($0.name):sub` under `StringEquals`, such as "
            + "`system:serviceaccount:NAMESPACE:NAME`")
      }
    }
  }
}
