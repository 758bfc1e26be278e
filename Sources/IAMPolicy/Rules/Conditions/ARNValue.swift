import Diagnostics

extension PolicyRules {
  static let arnValue = PolicyRule(
    RuleInfo(
      "iam/arn-value", .warning, summary: "an ARN operator with a value that is no ARN",
      why: "ARNs are compared field by field; a value without the six fields matches none.",
      source: AWSPage.operators,
      passing: PolicyExample.identity(
        #"{"ArnLike": {"aws:PrincipalArn": "\#(PolicyExample.role)"}}"#),
      failing: PolicyExample.identity(
        #"{"ArnLike": {"aws:PrincipalArn": ▸"ROSAECRAssumeRole"}}"#))
  ) { policy in
    policy.checkConditions { test in
      guard test.comparison?.family == .arn else { return [] }
      return test.values { text in
        text.hasSuffix("*")
          || text.split(separator: ":", omittingEmptySubsequences: false).count > 5
      }.map {
        Violation(
          "`\($0.text)` is no ARN", at: $0.location,
          help: "an ARN reads `arn:partition:service:region:account:resource`")
      }
    }
  }
}
