import Diagnostics

extension PolicyRules {
  static let vpceFormat = PolicyRule(
    RuleInfo(
      "iam/vpce-format", .error, summary: "a value that is no id of a VPC endpoint",
      why: "The id is `vpce-` and 8 or 17 letters and digits; anything else never matches.",
      source: AWSPage.globalKeys, awsChecks: ["Error - Invalid vpce format"],
      passing: PolicyExample.identity(
        #"{"StringEquals": {"aws:SourceVpce": "vpce-0123456789abcdef0"}}"#),
      failing: PolicyExample.identity(
        #"{"StringEquals": {"aws:SourceVpce": ▸"vpc-0123456789abcdef0"}}"#))
  ) { policy in
    policy.checkConditions {
      $0.brokenIDs(of: ["aws:sourcevpce"], prefix: "vpce-", "a VPC endpoint")
    }
  }
}
