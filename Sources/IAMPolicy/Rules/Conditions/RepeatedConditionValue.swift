import Diagnostics

extension PolicyRules {
  static let repeatedConditionValue = PolicyRule(
    RuleInfo(
      "iam/repeated-condition-value", .note, summary: "a condition's value that stands twice",
      why: "Values of one key are alternatives; the same one again changes nothing.",
      source: AWSPage.condition,
      passing: PolicyExample.identity(
        #"{"StringEquals": {"aws:RequestedRegion": ["us-east-1", "us-east-2"]}}"#),
      failing: PolicyExample.identity(
        #"{"StringEquals": {"aws:RequestedRegion": ["us-east-1", ▸"us-east-1"]}}"#))
  ) { policy in
    policy.checkConditions { test in
      var seen: Set<String> = []
      return test.texts.filter { !seen.insert($0.text).inserted }.map {
        Violation("`\($0.text)` stands here already", at: $0.location, help: "leave it out")
      }
    }
  }
}
