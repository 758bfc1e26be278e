import Diagnostics

extension PolicyRules {
  static let denyNotActionTagKey = PolicyRule(
    RuleInfo(
      "iam/deny-not-action-tag-key", .warning,
      summary: "all but some actions are denied under a tag's key that not every service knows",
      why: "`NotAction` reaches services that do not support tags and never send the key: their "
        + "actions are not denied.",
      source: AWSPage.checks,
      awsChecks: [
        "Security Warning - Deny NotAction with unsupported tag condition key for service"
      ],
      passing: Sample.policy(
        #""Effect": "Deny", "NotAction": "iam:*", "Resource": "*", "#
          + #""Condition": {"Bool": {"aws:SecureTransport": "false"}}"#),
      failing: Sample.policy(
        #""Effect": "Deny", "NotAction": "iam:*", "Resource": "*", "#
          + #""Condition": {"StringEquals": {▸"aws:RequestTag/stage": "prod"}}"#))
  ) { policy in
    TagCondition.violations(
      policy, .deny, isNegated: true, saying: "there it denies nothing",
      help: "name, in `Action`, actions of services that support the key, and deny the others "
        + "without it")
  }
}
