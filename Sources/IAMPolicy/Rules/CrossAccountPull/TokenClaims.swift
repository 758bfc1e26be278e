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

  static let claimsOfTwoProviders = PolicyRule.statements(
    RuleInfo(
      "iam/claims-of-two-providers", .error,
      summary: "conditions on the claims of two providers in one statement",
      why: "All conditions of a statement have to match, and a token has the claims of its own "
        + "issuer only: the statement never matches.",
      source: AWSPage.oidcRole,
      passing: PolicyExample.trust(PolicyExample.bound, principal: twoProviders),
      failing: PolicyExample.trust(
        """
        {"StringEquals": {\
        "\(PolicyExample.issuer):sub": "system:serviceaccount:cf-dev:ecr-sa", \
        ▸"oidc.op1.openshiftapps.com/other:sub": "system:serviceaccount:cf-dev:ecr-sa"}}
        """,
        principal: twoProviders))
  ) { statement, policy in
    guard policy.kind == .trust, let providers = statement.onlyProviders else { return [] }
    let demanding = statement.parsedConditions.filter { test in
      test.demandsValue && test.key.issuer.map(providers.contains) == true
    }
    guard let first = demanding.first?.key.issuer else { return [] }
    return demanding.filter { $0.key.issuer != first }.map { test in
      test.atKey(
        "no token has both `\(test.key.text)` and a claim of `\(first)`",
        help: "write a statement for each provider")
    }
  }

  private static let twoProviders = """
    {"Federated": ["\(PolicyExample.provider)", \
    "arn:aws:iam::606639739464:oidc-provider/oidc.op1.openshiftapps.com/other"]}
    """

  static let serviceAccountSubject = PolicyRule(
    RuleInfo(
      "iam/service-account-subject", .warning,
      summary: "a subject that no token of a cluster has",
      why: "The subject of a service account's token is `system:serviceaccount:NAMESPACE:NAME`; "
        + "STS refuses a token with another one.",
      source: "https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/",
      passing: PolicyExample.trust(PolicyExample.bound),
      failing: PolicyExample.trust(
        #"{"StringEquals": {"\#(PolicyExample.issuer):sub": [▸"system:serviceaccount:cf-dev/ecr-sa", ▸"cf-dev:ecr-sa"]}}"#
      ))
  ) { policy in
    policy.webIdentityTrusts.flatMap { trust in
      trust.identityConditions.flatMap { test -> [Violation] in
        guard test.key.claim == "sub", test.demandsValue, let operation = test.operation,
          operation.family == .string
        else { return [] }
        let isOfCluster = test.key.issuer.map(ServiceAccountSubject.isClusterIssuer) ?? false
        return test.texts.filter { text in
          (isOfCluster || text.text.includes("serviceaccount"))
            && !ServiceAccountSubject.fits(text.text, isPattern: operation.takesWildcards)
        }.map {
          Violation(
            "`\($0.text)` is not the subject of a service account", at: $0.location,
            help: "write `system:serviceaccount:NAMESPACE:NAME`")
        }
      }
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
