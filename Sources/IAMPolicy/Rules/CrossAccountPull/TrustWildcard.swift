import Diagnostics

extension PolicyRules {
  static let trustWildcard = PolicyRule(
    RuleInfo(
      "iam/trust-wildcard", .warning, summary: "a token's subject or audience is a pattern",
      why: "A pattern lets in service accounts that nobody thought of, those made later included.",
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
            "`\($0.text)` lets in every token whose `\(test.key.name)` fits", at: $0.location,
            help: "name each one in full under `StringEquals`")
        }
      }
    }
  }
}
