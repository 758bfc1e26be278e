import Diagnostics

extension PolicyRules {
  static let allowTagKey = PolicyRule(
    RuleInfo(
      "iam/allow-tag-key", .note,
      summary: "every action is allowed under a tag's key that not every service knows",
      why: "A service that does not support tags never sends the key: the statement allows less "
        + "than it seems to.",
      source: AWSPage.checks,
      awsChecks: ["Suggestion - Allow with unsupported tag condition key for service"],
      passing: PolicyExample.identity(
        #"{"StringEquals": {"aws:ResourceTag/team": "cf"}}"#, action: #""ecr:BatchGetImage""#),
      failing: PolicyExample.identity(
        #"{"StringEquals": {▸"aws:ResourceTag/team": "cf"}}"#, action: #""*""#))
  ) { policy in
    TagCondition.violations(
      policy, .allow, isNegated: false, saying: "there it allows nothing",
      help: "name actions of services that support the key")
  }
}
