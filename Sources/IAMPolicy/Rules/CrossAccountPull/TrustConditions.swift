import Diagnostics

extension PolicyRules {
  static let trustWithoutSubject = PolicyRule(
    RuleInfo(
      "iam/trust-without-subject", .error,
      summary: "a trust policy for an OpenID Connect provider without a condition on the subject",
      why: "The subject is the service account. Without the condition every pod of the cluster "
        + "that requests such a token can assume the role.",
      source: AWSPage.oidcRole,
      passing: PolicyExample.trust(PolicyExample.bound),
      failing: PolicyExample.trust(
        #"{"StringEquals": {"\#(PolicyExample.issuer):aud": "openshift"}}"#,
        principal: #"{"Federated": ▸"\#(PolicyExample.provider)"}"#))
  ) { policy in
    unlimitedTrusts(
      of: policy, claim: "sub", problem: "for any subject",
      example: "system:serviceaccount:NAMESPACE:NAME", except: FederatedProvider.gitHub)
  }

  static let trustWithoutAudience = PolicyRule(
    RuleInfo(
      "iam/trust-without-audience", .warning,
      summary: "a trust policy for an OpenID Connect provider without a condition on the audience",
      why: "A token issued for another audience, and sent to that audience, can then assume the "
        + "role too, as long as the provider lists the audience.",
      source: AWSPage.oidcRole,
      passing: PolicyExample.trust(PolicyExample.bound),
      failing: PolicyExample.trust(
        #"{"StringEquals": {"\#(PolicyExample.issuer):sub": "system:serviceaccount:cf-dev:ecr-sa"}}"#,
        principal: #"{"Federated": ▸"\#(PolicyExample.provider)"}"#))
  ) { policy in
    unlimitedTrusts(of: policy, claim: "aud", problem: "for any audience", example: "openshift")
  }

  /// The providers that are trusted without a condition that limits `claim`.
  private static func unlimitedTrusts(
    of policy: Policy, claim: String, problem: String, example: String, except: String? = nil
  ) -> [Violation] {
    policy.webIdentityTrusts.flatMap { trust in
      trust.unbound(claim).filter { $0.name != except }.map {
        Violation(
          "\(trust.statement.name) trusts `\($0.name)` \(problem)", at: $0.entry.value.location,
          help: "add a `StringEquals` condition on `\($0.name):\(claim)`, such as `\(example)`")
      }
    }
  }

  static let trustWildcard = PolicyRule(
    RuleInfo(
      "iam/trust-wildcard", .warning,
      summary: "a wildcard in the condition on a token's subject or audience",
      why: "A wildcard also matches service accounts that were not intended, and those created "
        + "later.",
      source: AWSPage.oidcRole,
      passing: PolicyExample.trust(PolicyExample.bound),
      failing: PolicyExample.trust(
        #"{"StringLike": {"\#(PolicyExample.issuer):sub": ▸"system:serviceaccount:cf-dev:*"}}"#))
  ) { policy in
    policy.webIdentityTrusts.flatMap { trust in
      trust.identityConditions.flatMap { test -> [Violation] in
        let isGitHubs = test.key.issuer == FederatedProvider.gitHub && test.key.claim == "sub"
        guard let comparison = test.operation, comparison.takesWildcards, !comparison.isNegated,
          !isGitHubs
        else { return [] }
        return test.texts.filter { TextTemplate.hasWildcard($0.text) }.map {
          Violation(
            "`\($0.text)` accepts every token whose `\(test.key.name)` matches", at: $0.location,
            help: "list each value in full under `StringEquals`")
        }
      }
    }
  }

  static let trustLikeOperator = PolicyRule(
    RuleInfo(
      "iam/trust-like-operator", .note,
      summary: "`StringLike` without wildcards for a token's subject or audience",
      why: "`StringEquals` means the same here, and a `*` added by mistake does not open the role.",
      source: AWSPage.oidcRole,
      passing: PolicyExample.trust(PolicyExample.bound),
      failing: PolicyExample.trust(
        #"{▸"StringLike": {"\#(PolicyExample.issuer):aud": "openshift"}}"#))
  ) { policy in
    policy.webIdentityTrusts.flatMap { trust in
      trust.identityConditions.compactMap { test in
        guard let comparison = test.operation, comparison.family == .string,
          comparison.takesWildcards, !comparison.isNegated, !test.texts.isEmpty,
          !test.texts.contains(where: { TextTemplate.hasWildcard($0.text) })
        else { return nil }
        return test.atOperator(
          "no value of `\(test.key.text)` has a wildcard", help: "write `StringEquals`")
      }
    }
  }
}
