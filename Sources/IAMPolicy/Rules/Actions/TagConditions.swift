import Diagnostics

extension PolicyRules {
  static let allowTagKey = tagKey(
    RuleInfo(
      "iam/allow-tag-key", .note,
      summary: "a statement that allows every action, limited by a tag key that some services do "
        + "not support",
      why: "Requests to a service without tag support do not include the key: the statement allows "
        + "less than it seems to.",
      source: AWSPage.checks,
      awsChecks: ["Suggestion - Allow with unsupported tag condition key for service"],
      passing: PolicyExample.identity(team, action: #""ecr:BatchGetImage""#),
      failing: PolicyExample.identity(
        #"{"StringEquals": {▸"aws:ResourceTag/team": "cf"}}"#, action: #""*""#)),
    .allow, isNegated: false, help: "list actions of services that support the key")

  static let denyTagKey = tagKey(
    RuleInfo(
      "iam/deny-tag-key", .warning,
      summary: "a statement that denies every action, limited by a tag key that some services do "
        + "not support",
      why: "Requests to a service without tag support do not include the key: they are not denied.",
      source: AWSPage.checks,
      awsChecks: ["Security Warning - Deny with unsupported tag condition key for service"],
      passing: PolicyExample.identity(
        #"{"StringNotEquals": {"aws:ResourceTag/team": "cf"}}"#, effect: "Deny", action: #""*""#),
      failing: PolicyExample.identity(
        #"{"StringEquals": {▸"aws:ResourceTag/stage": "prod"}}"#, effect: "Deny", action: #""*""#)),
    .deny, isNegated: false,
    help: "list actions of services that support the key, and deny the others without it")

  static let allowNotActionTagKey = tagKey(
    RuleInfo(
      "iam/allow-not-action-tag-key", .note,
      summary: "a statement that allows a `NotAction`, limited by a tag key that some services do "
        + "not support",
      why: "`NotAction` matches services without tag support, whose requests do not include the "
        + "key: the statement allows less than it seems to.",
      source: AWSPage.checks,
      awsChecks: ["Suggestion - Allow NotAction with unsupported tag condition key for service"],
      passing: notIAM("Allow", #""Bool": {"aws:SecureTransport": "true"}"#),
      failing: notIAM("Allow", #""StringEquals": {▸"aws:ResourceTag/team": "cf"}"#)),
    .allow, isNegated: true, help: "list actions of services that support the key in `Action`")

  static let denyNotActionTagKey = tagKey(
    RuleInfo(
      "iam/deny-not-action-tag-key", .warning,
      summary: "a statement that denies a `NotAction`, limited by a tag key that some services do "
        + "not support",
      why: "`NotAction` matches services without tag support, whose requests do not include the "
        + "key: they are not denied.",
      source: AWSPage.checks,
      awsChecks: [
        "Security Warning - Deny NotAction with unsupported tag condition key for service"
      ],
      passing: notIAM("Deny", #""Bool": {"aws:SecureTransport": "false"}"#),
      failing: notIAM("Deny", #""StringEquals": {▸"aws:RequestTag/stage": "prod"}"#)),
    .deny, isNegated: true,
    help: "list actions of services that support the key in `Action`, and deny the others without "
      + "it")

  private static func tagKey(
    _ info: RuleInfo, _ effect: PolicyStatement.Effect, isNegated: Bool, help: String
  ) -> PolicyRule {
    PolicyRule(info) { policy in
      TagCondition.violations(
        policy, effect, isNegated: isNegated,
        saying: effect == .allow ? "there it allows nothing" : "there it denies nothing",
        help: help)
    }
  }

  private static let team = #"{"StringEquals": {"aws:ResourceTag/team": "cf"}}"#

  private static func notIAM(_ effect: String, _ condition: String) -> String {
    Sample.policy(
      #""Effect": "\#(effect)", "NotAction": "iam:*", "Resource": "*", "Condition": {\#(condition)}"#
    )
  }
}
