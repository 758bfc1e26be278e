import Diagnostics

extension PolicyRules {
  static let foreignIssuer = PolicyRule(
    RuleInfo(
      "iam/foreign-issuer", .error,
      summary: "a condition on a token of another provider than the one that is trusted",
      why: "A token carries the claims of its own issuer. The condition never holds, or, negated, "
        + "always does.",
      source: AWSPage.oidcRole,
      passing: PolicyExample.trust(PolicyExample.bound),
      failing: PolicyExample.trust(
        """
        {"StringEquals": {\
        ▸"oidc.op1.openshiftapps.com/other:sub": "system:serviceaccount:cf-dev:ecr-sa"}}
        """))
  ) { policy in
    guard policy.kind == .trust else { return [] }
    return policy.checkConditions { test in
      guard let providers = test.statement.onlyProviders, let claim = test.key.claim,
        let issuer = test.key.issuer, test.operation?.family != .null,
        !PolicyVariable.isIn(test.key.text), !providers.contains(issuer)
      else { return [] }
      let trusted = providers.sorted().map { "`\($0)`" }.joined(separator: ", ")
      return [
        test.atKey(
          "`\(test.key.text)` is about another provider than \(trusted), which is trusted",
          help: providers.count == 1 ? "write `\(providers.joined()):\(claim)`" : nil)
      ]
    }
  }
}

extension PolicyStatement {
  /// The OpenID Connect providers, where the principals are such providers and nothing else.
  fileprivate var onlyProviders: Set<String>? {
    guard let principals, !principals.isNegated, !principals.entries.isEmpty else { return nil }
    var names: Set<String> = []
    for entry in principals.entries {
      guard entry.type == "Federated",
        case .oidc(let name) = FederatedProvider(entry.value.text)
      else { return nil }
      names.insert(name)
    }
    return names
  }
}
