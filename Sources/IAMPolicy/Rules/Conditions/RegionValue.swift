import Diagnostics

extension PolicyRules {
  static let regionValue = PolicyRule(
    RuleInfo(
      "iam/region-value", .error, summary: "a condition on a region that AWS does not have",
      why: "A request never comes for that region, so that the value never matches.",
      source: AWSPage.globalKeys, awsChecks: ["Error - Invalid Region"],
      passing: PolicyExample.identity(
        #"{"StringLike": {"aws:RequestedRegion": ["us-east-1", "eu-*"]}}"#),
      failing: PolicyExample.identity(
        #"{"StringEquals": {"aws:RequestedRegion": ["us-east-1", ▸"us-esat-1"]}}"#))
  ) { policy in
    policy.checkConditions { test in
      guard test.key.id == "aws:requestedregion", let comparison = test.comparison,
        comparison.family == .string
      else { return [] }
      return test.texts.compactMap { value in
        guard !VariableText(value.text).hasVariable,
          !(comparison.takesWildcards && PatternText.hasWildcard(value.text)),
          let problem = ARNField.regionProblem(value.text, partition: "*")
        else { return nil }
        return Violation(
          "`\(test.test.key.text)` \(problem)", at: value.location,
          help: "write a region's code, such as `us-east-1`")
      }
    }
  }
}
