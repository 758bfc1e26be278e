import Diagnostics

extension PolicyRules {
  static let gitHubRepositoryWildcard = PolicyRule(
    RuleInfo(
      "iam/github-repository-wildcard", .warning, summary: "GitHub is trusted by a pattern",
      why: "A wildcard lets in more repositories or branches than the one that is meant, pull "
        + "requests included.",
      source: AWSPage.oidcRole,
      awsChecks: ["General Warning - Specific github repo and branch recommended"],
      passing: gitHubExample(#""repo:acme/app:ref:refs/heads/main""#),
      failing: gitHubExample(#"▸"repo:acme/*""#))
  ) { policy in
    policy.webIdentityTrusts.flatMap { trust in
      trust.providers.contains { $0.name == FederatedProvider.gitHub }
        ? trust.tests(on: FederatedProvider.gitHub, "sub").flatMap { test -> [Violation] in
          guard let comparison = test.comparison, comparison.takesWildcards, !comparison.isNegated
          else { return [] }
          return test.texts.filter { WildcardText.hasWildcard($0.text) }.map {
            Violation(
              "`\($0.text)` lets more than one repository or branch in", at: $0.location,
              help: "name repository and branch: `repo:acme/app:ref:refs/heads/main`")
          }
        } : []
    }
  }
}
