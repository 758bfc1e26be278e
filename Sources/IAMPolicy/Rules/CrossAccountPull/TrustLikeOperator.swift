import Diagnostics

extension PolicyRules {
  static let trustLikeOperator = PolicyRule(
    RuleInfo(
      "iam/trust-like-operator", .note, summary: "`StringLike` for a token's subject or audience",
      why: "Nothing in the values is a pattern today. `StringEquals` says so, and keeps a `*` that "
        + "slips in later from opening the role.",
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
          "`\(test.key.text)` is compared as a pattern, and none of its values is one",
          help: "write `StringEquals`")
      }
    }
  }
}
