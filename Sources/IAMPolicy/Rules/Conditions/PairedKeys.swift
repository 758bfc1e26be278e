import Diagnostics

extension PolicyRules {
  static let pairedKeys = PolicyRule(
    RuleInfo(
      "iam/paired-keys", .warning, summary: "a private address without the VPC that it is in",
      why: "Private addresses are the same in many VPCs, other people's included.",
      source: AWSPage.globalKeys,
      awsChecks: ["Security Warning - Missing paired condition keys"],
      passing: PolicyExample.identity(
        """
        {"IpAddress": {"aws:VpcSourceIp": "10.0.0.0/16"}, \
        "StringEquals": {"aws:SourceVpc": "vpc-0123456789abcdef0"}}
        """),
      failing: PolicyExample.identity(#"{"IpAddress": {▸"aws:VpcSourceIp": "10.0.0.0/16"}}"#))
  ) { policy in
    let pairs: [String: Set<String>] = [
      "aws:vpcsourceip": ["aws:sourcevpc", "aws:sourcevpce", "aws:sourcevpcarn"],
      "aws:ec2instancesourceprivateipv4": ["aws:ec2instancesourcevpc"],
    ]
    return policy.checkConditions { test in
      // Denials work together: the VPC may stand in another one.
      let near = test.statement.effect == .allow ? [test.statement] : policy.statements
      guard test.comparison?.family == .ip, let partners = pairs[test.key.id],
        !near.contains(where: { $0.hasKey(partners) })
      else { return [] }
      let partner = test.key.id == "aws:vpcsourceip" ? "aws:SourceVpc" : "aws:Ec2InstanceSourceVpc"
      return [
        test.atKey(
          "`\(test.key.text)` without `\(partner)` holds in every VPC with these addresses",
          help: "add a condition on `\(partner)`")
      ]
    }
  }
}
