import Diagnostics

extension PolicyRules {
  static let wildcardWithoutLike = PolicyRule(
    RuleInfo(
      "iam/wildcard-without-like", .warning,
      summary: "a wildcard where it is an ordinary character",
      why: "Only `StringLike` and `StringNotLike` take `*` and `?` for other characters; the rest "
        + "compare them as they stand.",
      source: AWSPage.operators, awsChecks: ["General Warning - Wildcard without like operator"],
      passing: PolicyExample.identity(#"{"StringLike": {"aws:PrincipalTag/team": "cf-*"}}"#),
      failing: PolicyExample.identity(#"{"StringEquals": {"aws:PrincipalTag/team": ▸"cf-*"}}"#))
  ) { policy in
    policy.checkConditions { test in
      guard let comparison = test.comparison, comparison.family == .string,
        !comparison.takesWildcards
      else { return [] }
      return test.texts.filter { WildcardText.hasWildcard($0.text) }.map {
        Violation(
          "`\(comparison.base)` compares the wildcard in `\($0.text)` as it stands",
          at: $0.location,
          help:
            "write `\(comparison.isNegated ? "StringNotLike" : "StringLike")` if it is to match "
            + "other characters")
      }
    }
  }
}
