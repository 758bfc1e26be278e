import Diagnostics

// Identity providers, and what a role requires of their tokens.
extension PolicyRules {
  static let federatedOutsideTrust = PolicyRule(
    RuleInfo(
      "iam/federated-unsupported", .error,
      summary: "an identity provider in a policy that is not a trust policy",
      why: "A provider's users assume a role first, and a repository sees the role. Only a role's "
        + "trust policy can name the provider.",
      source: AWSPage.principal, awsChecks: ["Error - Federated principal not supported"],
      passing: PolicyExample.repository(),
      failing: PolicyExample.repository(
        principal: #"{▸"Federated": "\#(PolicyExample.provider)"}"#))
  ) { policy in
    guard [.resource, .registry].contains(policy.kind) else { return [] }
    return policy.statements.compactMap { statement in
      guard let entry = statement.principals?.node.mapping?.entry("Federated") else { return nil }
      return Violation(
        "\(statement.name) names an identity provider, which only a trust policy can",
        at: entry.keyLocation, help: "name the role that its users assume, under `AWS`")
    }
  }

  static let federatedPrincipal = PolicyRule(
    RuleInfo(
      "iam/federated-principal", .error, summary: "a malformed federated principal",
      why: "A provider is named by its ARN, which holds the issuer without `https://` and without "
        + "a `/` at the end. IAM rejects anything else.",
      source: AWSPage.oidcRole,
      awsChecks: ["Error - Invalid federated principal syntax in role trust policy"],
      passing: PolicyExample.trust(PolicyExample.bound),
      failing: PolicyExample.trust(
        PolicyExample.bound, principal: #"{"Federated": ▸"\#(PolicyExample.issuer)"}"#))
  ) { policy in
    guard policy.kind == .trust else { return [] }
    return policy.checkPrincipals { entry, _ in
      guard entry.type == "Federated", isMalformed(entry) else { return nil }
      return Violation(
        "`\(entry.value.text)` is not an identity provider", at: entry.value.location,
        help: "write `arn:aws:iam::ACCOUNT:oidc-provider/ISSUER`, the issuer without `https://` "
          + "and without a `/` at the end")
    }
  }

  static let oidcUnconditioned = PolicyRule(
    RuleInfo(
      "iam/oidc-unconditioned", .warning,
      summary: "an OpenID Connect provider is trusted with any token",
      why: "Anybody with a token of that provider can assume the role: every pod of the cluster, "
        + "or every user of a public provider.",
      source: AWSPage.oidcRole,
      awsChecks: ["Security Warning - Missing condition key for oidc principal"],
      passing: PolicyExample.trust(PolicyExample.bound),
      failing: PolicyExample.trust(principal: #"{"Federated": ▸"\#(PolicyExample.provider)"}"#))
  ) { policy in
    policy.webIdentityTrusts.flatMap { trust in
      let issuers = trust.statement.parsedConditions.map(\.key.issuer)
      return trust.providers.filter { !issuers.contains($0.name) && !trust.isRuledOut($0) }.map {
        provider in
        Violation(
          "\(trust.statement.name) trusts every token of `\(provider.name)`",
          at: provider.entry.value.location,
          help: "require `\(provider.name):sub` and `\(provider.name):aud` under `StringEquals`")
      }
    }
  }

  static let audienceClaimType = PolicyRule(
    RuleInfo(
      "iam/audience-claim-type", .note, summary: "a set operator on a token's audience",
      why: "The qualifier is right only if the provider puts several audiences into a token. A "
        + "service account token for AWS has one.",
      source: AWSPage.checks, awsChecks: ["Suggestion - Confirm audience claim type"],
      passing: PolicyExample.trust(PolicyExample.bound),
      failing: PolicyExample.trust(
        #"{▸"ForAnyValue:StringEquals": {"\#(PolicyExample.issuer):aud": "openshift"}}"#))
  ) { policy in
    guard policy.kind == .trust else { return [] }
    return policy.checkConditions { condition in
      guard condition.key.claim == "aud", let operation = condition.operation,
        operation.family != .null, let qualifier = operation.qualifier
      else { return [] }
      return [
        condition.atOperator(
          "`\(qualifier.rawValue)` is for a token with several audiences",
          help: "if the token has one, write `\(operation.base)`")
      ]
    }
  }

  static let gitHubRepositoryMissing = PolicyRule(
    RuleInfo(
      "iam/github-repository-missing", .warning,
      summary: "GitHub is trusted with any repository",
      why: "Every workflow of every GitHub user gets tokens of that provider; only `sub` names the "
        + "repository.",
      source: AWSPage.oidcRole,
      awsChecks: ["Security Warning - Missing github repo condition key"],
      passing: gitHubExample(#""repo:acme/app:ref:refs/heads/main""#),
      failing: PolicyExample.trust(
        #"{"StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com"}}"#,
        principal: """
          {"Federated": \
          ▸"arn:aws:iam::606639739464:oidc-provider/token.actions.githubusercontent.com"}
          """))
  ) { policy in
    policy.webIdentityTrusts.flatMap { trust in
      trust.providers.filter { $0.name == FederatedProvider.gitHub }.compactMap { provider in
        guard trust.conditions(on: provider.name, "sub").isEmpty, !trust.isRuledOut(provider) else {
          return nil
        }
        return Violation(
          "\(trust.statement.name) trusts the workflows of every GitHub repository",
          at: provider.entry.value.location,
          help: "require `\(provider.name):sub` such as `repo:acme/app:ref:refs/heads/main`")
      }
    }
  }

  static let gitHubRepositoryWildcard = PolicyRule(
    RuleInfo(
      "iam/github-repository-wildcard", .warning,
      summary: "GitHub is trusted with a pattern of repositories",
      why: "A wildcard allows more repositories or branches than the one that is meant, pull "
        + "requests included.",
      source: AWSPage.oidcRole,
      awsChecks: ["General Warning - Specific github repo and branch recommended"],
      passing: gitHubExample(#""repo:acme/app:ref:refs/heads/main""#),
      failing: gitHubExample(#"▸"repo:acme/*""#))
  ) { policy in
    policy.webIdentityTrusts.flatMap { trust -> [Violation] in
      guard trust.providers.contains(where: { $0.name == FederatedProvider.gitHub }) else {
        return []
      }
      return trust.conditions(on: FederatedProvider.gitHub, "sub").flatMap {
        condition -> [Violation] in
        guard let operation = condition.operation, operation.takesWildcards, !operation.isNegated
        else { return [] }
        return condition.texts.filter { TextTemplate.hasWildcard($0.text) }.map {
          Violation(
            "`\($0.text)` allows more than one repository or branch", at: $0.location,
            help: "name repository and branch: `repo:acme/app:ref:refs/heads/main`")
        }
      }
    }
  }

  /// A trust policy for GitHub with `subject`, a JSON value.
  private static func gitHubExample(_ subject: String) -> String {
    PolicyExample.trust(
      """
      {
              "StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com"},
              "StringLike": {"token.actions.githubusercontent.com:sub": \(subject)}
            }
      """,
      principal: """
        {"Federated": \
        "arn:aws:iam::606639739464:oidc-provider/token.actions.githubusercontent.com"}
        """)
  }
}
