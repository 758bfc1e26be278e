import Diagnostics

extension PolicyRules {
  static let invalidPartition = PolicyRule.resources(
    RuleInfo(
      "iam/invalid-partition", .error, summary: "an ARN in a partition that AWS does not have",
      why: "A partition is a part of AWS with accounts of its own: `aws`, `aws-cn`, `aws-us-gov`.",
      source: AWSPage.arns, awsChecks: ["Error - Invalid partition"],
      passing: Sample.resource(#""arn:aws:ecr:us-east-1:818140567777:repository/app""#),
      failing: Sample.resource(#"▸"arn:amazon:ecr:us-east-1:818140567777:repository/app""#))
  ) { resource in
    guard let arn = resource.arn, !PolicyVariable.isIn(arn.partition),
      !ARNField.isPartition(arn.partition)
    else { return nil }
    let meant = Spelling.nearest(
      to: arn.partition, in: Partition.allCases.map(\.rawValue))
    return resource.violation(
      "names the partition `\(arn.partition)`, which does not exist",
      help: meant.map { "did you mean `\($0)`?" } ?? "write `aws`, `aws-cn` or `aws-us-gov`")
  }
}
