import Diagnostics

extension PolicyRules {
  static let audienceClaimType = PolicyRule(
    RuleInfo(
      "iam/audience-claim-type", .note, summary: "a set operator on a token's audience",
      why: "The qualifier is right only where the provider puts several audiences into a token. "
        + "A service account token that is meant for AWS has one.",
      source: AWSPage.checks, awsChecks: ["Suggestion - Confirm audience claim type"],
      passing: PolicyExample.trust(PolicyExample.bound),
      failing: PolicyExample.trust(
        #"{▸"ForAnyValue:StringEquals": {"\#(PolicyExample.issuer):aud": "openshift"}}"#))
  ) { policy in
    guard policy.kind == .trust else { return [] }
    return policy.checkConditions { test in
      guard test.key.claim == "aud", let comparison = test.comparison,
        comparison.family != .null, let qualifier = comparison.qualifier
      else { return [] }
      return [
        test.atOperator(
          "`\(qualifier.rawValue)` is for a token with several audiences",
          help: "where the token has one, write `\(comparison.base)`")
      ]
    }
  }
}
