import Diagnostics

extension PolicyRules {
  static let allowNotActionTagKey = PolicyRule(
    RuleInfo(
      "iam/allow-not-action-tag-key", .note,
      summary: "all but some actions are allowed under a tag's key that not every service knows",
      why: "`NotAction` reaches services that do not support tags and never send the key: the "
        + "statement allows less than it seems to.",
      source: AWSPage.checks,
      awsChecks: ["Suggestion - Allow NotAction with unsupported tag condition key for service"],
      passing: Sample.policy(
        #""Effect": "Allow", "NotAction": "iam:*", "Resource": "*", "#
          + #""Condition": {"Bool": {"aws:SecureTransport": "true"}}"#),
      failing: Sample.policy(
        #""Effect": "Allow", "NotAction": "iam:*", "Resource": "*", "#
          + #""Condition": {"StringEquals": {▸"aws:ResourceTag/team": "cf"}}"#))
  ) { policy in
    TagCondition.violations(
      policy, .allow, isNegated: true, saying: "there it allows nothing",
      help: "name, in `Action`, actions of services that support the key")
  }
}
