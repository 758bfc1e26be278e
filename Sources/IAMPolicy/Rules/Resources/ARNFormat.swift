import Diagnostics

extension PolicyRules {
  static let invalidARNPrefix = PolicyRule.resources(
    RuleInfo(
      "iam/invalid-arn-prefix", .error, summary: "a resource that is not an ARN",
      why: "A resource is either an ARN, which starts with `arn:`, or `*`.",
      source: AWSPage.arns, awsChecks: ["Error - Invalid ARN prefix"],
      passing: Sample.resource(Sample.repositoryARN),
      failing: Sample.resource(
        #"[▸"818140567777.dkr.ecr.us-east-1.amazonaws.com/app", ▸"ARN:aws:ecr:us-east-1:818140567777:repository/app"]"#
      ))
  ) { resource in
    guard let first = resource.fields.first, first != "arn",
      !(TextPattern.hasWildcard(first) && TextPattern.overlap(first, "arn"))
    else { return nil }
    return resource.violation(
      "is not an ARN: it does not start with `arn:`",
      help: "write an ARN, `arn:partition:service:region:account:resource`, or `*`")
  }

  static let missingARNField = PolicyRule(
    RuleInfo(
      "iam/missing-arn-field", .error, summary: "an ARN with fewer than six fields",
      why: "The fields are told apart by position: without one, all that follow are misread.",
      source: AWSPage.arns, awsChecks: ["Error - Missing ARN field"],
      passing: Sample.resource(#""arn:aws:ecr:us-east-1:818140567777:*""#),
      failing: Sample.resource(#"▸"arn:aws:ecr:818140567777:repository/app""#))
  ) { policy in
    policy.statements.flatMap { $0.resources?.patterns ?? [] }.map(ResourceText.init)
      .compactMap { missingField($0, in: policy.kind) }
  }

  private static func missingField(_ resource: ResourceText, in kind: PolicyKind) -> Violation? {
    guard resource.fields.first == "arn", Placeholder.first(in: resource.text) == nil
    else { return nil }
    if resource.fields.count < 6 {
      let whole = kind.completed(resource.text)
      return resource.violation(
        "has \(resource.fields.count) of the six fields of an ARN",
        help: "an ARN has the form `arn:partition:service:region:account:resource`; keep the colon "
          + "of an empty field"
          + (whole == resource.text ? "" : "; AWS reads this one as `\(whole)`"))
    }
    guard resource.fields[5].isEmpty else { return nil }
    return resource.violation("has no resource", help: "add the resource, or `*`")
  }

  static let invalidPartition = PolicyRule.resources(
    RuleInfo(
      "iam/invalid-partition", .error, summary: "an ARN with a partition that does not exist",
      why: "A partition is a group of AWS Regions: `aws`, `aws-cn` or `aws-us-gov`.",
      source: AWSPage.arns, awsChecks: ["Error - Invalid partition"],
      passing: Sample.resource(Sample.repositoryARN),
      failing: Sample.resource(#"▸"arn:amazon:ecr:us-east-1:818140567777:repository/app""#))
  ) { resource in
    guard let arn = resource.arn, !PolicyVariable.isIn(arn.partition),
      !ARNField.isPartition(arn.partition)
    else { return nil }
    let meant = Spelling.nearest(
      to: arn.partition, in: Partition.allCases.map(\.rawValue))
    return resource.violation(
      arn.partition.isEmpty
        ? "names no partition" : "names the partition `\(arn.partition)`, which does not exist",
      help: meant.map { "did you mean `\($0)`?" } ?? "write `aws`, `aws-cn` or `aws-us-gov`")
  }

  static let invalidService = PolicyRule.resources(
    RuleInfo(
      "iam/invalid-service", .error, summary: "an ARN with a service that does not exist",
      why: "The ARN does not match any resource. The service cannot contain a wildcard.",
      source: AWSPage.arns, awsChecks: ["Error - Invalid service"],
      passing: Sample.resource(Sample.repositoryARN),
      failing: Sample.resource(
        #"[▸"arn:aws:erc:us-east-1:818140567777:repository/app", ▸"arn:aws:ec?:us-east-1:818140567777:*"]"#
      ))
  ) { resource in
    guard let arn = resource.arn, !PolicyVariable.isIn(arn.service) else { return nil }
    if TextPattern.hasWildcard(arn.service) {
      guard arn.service != "*" else { return nil }
      return resource.violation(
        "has a wildcard in its service, `\(arn.service)`", help: "specify the service")
    }
    guard !arn.service.isEmpty else {
      return resource.violation("names no service", help: Spelling.serviceHelp(arn.service))
    }
    guard !ServiceTables.isKnown(prefix: arn.service) else { return nil }
    return resource.violation(
      "names the service `\(arn.service)`, which does not exist",
      help: Spelling.serviceHelp(arn.service))
  }

  static let arnServiceCase = PolicyRule.resources(
    RuleInfo(
      "iam/arn-service-case", .error, summary: "an ARN whose service is not in lower case",
      why: "ARNs are case-sensitive: the ARN does not match any resource.",
      source: AWSPage.arns, awsChecks: ["Error - Invalid ARN service case"],
      passing: Sample.resource(Sample.repositoryARN),
      failing: Sample.resource(#"▸"arn:aws:ECR:us-east-1:818140567777:repository/app""#))
  ) { resource in
    guard let service = resource.arn?.service, service.lowercased() != service,
      ServiceTables.isKnown(prefix: service)
    else { return nil }
    return resource.violation(
      "has its service in upper case", help: "write `\(service.lowercased())`")
  }
}

extension Sample {
  /// The ARN of a repository, as JSON.
  static let repositoryARN = #""arn:aws:ecr:us-east-1:818140567777:repository/app""#
}
