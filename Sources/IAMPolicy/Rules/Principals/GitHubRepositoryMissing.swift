import Diagnostics

extension PolicyRules {
  static let gitHubRepositoryMissing = PolicyRule(
    RuleInfo(
      "iam/github-repository-missing", .warning,
      summary: "GitHub is trusted whatever the repository",
      why:
        "Every workflow of every GitHub user gets tokens of that provider; only `sub` tells whose "
        + "it is.",
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
        guard trust.tests(on: provider.name, "sub").isEmpty else { return nil }
        return Violation(
          "\(trust.statement.name) trusts the workflows of every GitHub repository",
          at: provider.entry.value.location,
          help: "demand `\(provider.name):sub` such as `repo:acme/app:ref:refs/heads/main`")
      }
    }
  }

  /// A trust policy for GitHub with `subject`, a JSON value.
  static func gitHubExample(_ subject: String) -> String {
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
