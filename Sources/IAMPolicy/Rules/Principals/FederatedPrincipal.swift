import Diagnostics

extension PolicyRules {
  static let federatedPrincipal = PolicyRule(
    RuleInfo(
      "iam/federated-principal", .error, summary: "a federated principal that is no provider",
      why: "A provider is named by its ARN, which holds the issuer without `https://` and without "
        + "a `/` at the end. IAM refuses anything else.",
      source: AWSPage.oidcRole,
      awsChecks: ["Error - Invalid federated principal syntax in role trust policy"],
      passing: PolicyExample.trust(PolicyExample.bound),
      failing: PolicyExample.trust(
        PolicyExample.bound, principal: #"{"Federated": ▸"\#(PolicyExample.issuer)"}"#))
  ) { policy in
    guard policy.kind == .trust else { return [] }
    return policy.judgePrincipals { entry, _ in
      let text = entry.value.text
      guard entry.type == "Federated", !text.contains("*"), !text.contains("?"),
        !PatternText.hasVariable(text), FederatedProvider(text) == nil
      else { return nil }
      return Violation(
        "`\(text)` is no identity provider", at: entry.value.location,
        help: "write `arn:aws:iam::ACCOUNT:oidc-provider/ISSUER`, the issuer without `https://` "
          + "and without a `/` at the end")
    }
  }
}
