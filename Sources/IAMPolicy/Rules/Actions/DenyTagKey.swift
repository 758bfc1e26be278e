import Diagnostics

extension PolicyRules {
  static let denyTagKey = PolicyRule(
    RuleInfo(
      "iam/deny-tag-key", .warning,
      summary: "every action is denied under a tag's key that not every service knows",
      why: "A service that does not support tags never sends the key: its actions are not denied.",
      source: AWSPage.checks,
      awsChecks: ["Security Warning - Deny with unsupported tag condition key for service"],
      passing: PolicyExample.identity(
        #"{"StringNotEquals": {"aws:ResourceTag/team": "cf"}}"#, effect: "Deny", action: #""*""#),
      failing: PolicyExample.identity(
        #"{"StringEquals": {▸"aws:ResourceTag/stage": "prod"}}"#, effect: "Deny", action: #""*""#))
  ) { policy in
    TagCondition.violations(
      policy, .deny, isNegated: false, saying: "there it denies nothing",
      help: "name actions of services that support the key, and deny the others without it")
  }
}
