import Diagnostics

extension PolicyRules {
  static let foreignIssuer = PolicyRule(
    RuleInfo(
      "iam/foreign-issuer", .error,
      summary: "a condition on a claim of a provider that the statement does not trust",
      why: "A token has the claims of its own issuer only. The condition never matches or, if "
        + "negated, always does.",
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
          "`\(test.key.text)` is not a claim of the trusted provider, \(trusted)",
          help: providers.count == 1 ? "write `\(providers.joined()):\(claim)`" : nil)
      ]
    }
  }

  static let claimOperator = PolicyRule(
    RuleInfo(
      "iam/claim-operator", .error, summary: "an operator that never matches a token's claim",
      why: "Subject, audience and issuer are strings. Numeric, date, IP address and ARN operators "
        + "never match them.",
      source: AWSPage.operators,
      passing: PolicyExample.trust(PolicyExample.bound),
      failing: PolicyExample.trust(
        #"{▸"NumericEquals": {"\#(PolicyExample.issuer):sub": "12345"}}"#))
  ) { policy in
    policy.checkConditions { test in
      guard test.key.claim.map(ConditionKeyName.textClaims.contains) == true,
        let comparison = test.operation, ![.string, .null].contains(comparison.family)
      else { return [] }
      return [
        test.atOperator(
          "`\(test.key.text)` is a string, which `\(comparison.base)` never matches",
          help: "write `StringEquals`")
      ]
    }
  }

  static let setOperatorOnClaim = PolicyRule(
    RuleInfo(
      "iam/set-operator-on-claim", .warning, summary: "a set operator on a single-valued claim",
      why: "A token has one subject and one issuer. `ForAllValues` also matches when the claim is "
        + "missing; `ForAnyValue` has no effect.",
      source: AWSPage.multivalued,
      passing: PolicyExample.trust(PolicyExample.bound),
      failing: PolicyExample.trust(
        """
        {▸"ForAllValues:StringEquals": {\
        "\(PolicyExample.issuer):sub": "system:serviceaccount:cf-dev:ecr-sa"}}
        """))
  ) { policy in
    policy.checkConditions { test in
      guard test.key.claim.map(ConditionKeyName.singleClaims.contains) == true,
        let comparison = test.operation, let qualifier = comparison.qualifier,
        comparison.family != .null
      else { return [] }
      return [
        test.atOperator(
          "`\(qualifier.rawValue)` is for multivalued keys; `\(test.key.text)` is single-valued",
          help: "write `\(comparison.base)`")
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
