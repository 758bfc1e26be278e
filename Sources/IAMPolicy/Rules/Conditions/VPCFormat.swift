import Diagnostics

extension PolicyRules {
  static let vpcFormat = PolicyRule(
    RuleInfo(
      "iam/vpc-format", .error, summary: "a value that is no id of a VPC",
      why: "The id is `vpc-` and 8 or 17 letters and digits; anything else never matches.",
      source: AWSPage.globalKeys, awsChecks: ["Error - Invalid vpc format"],
      passing: PolicyExample.identity(
        #"{"StringEquals": {"aws:SourceVpc": "vpc-0123456789abcdef0"}}"#),
      failing: PolicyExample.identity(#"{"StringEquals": {"aws:SourceVpc": ▸"main-vpc"}}"#))
  ) { policy in
    policy.checkConditions {
      $0.brokenIDs(of: ["aws:sourcevpc", "aws:ec2instancesourcevpc"], prefix: "vpc-", "a VPC")
    }
  }
}
