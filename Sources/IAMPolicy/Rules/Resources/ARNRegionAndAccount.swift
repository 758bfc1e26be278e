import Diagnostics

extension PolicyRules {
  static let missingARNRegion = PolicyRule.resources(
    RuleInfo(
      "iam/missing-arn-region", .error,
      summary: "an ARN without a Region, of a service whose ARNs have one",
      why: "Repositories are regional: an ARN without a Region does not match any.",
      source: AWSPage.ecrActions, awsChecks: ["Error - Missing ARN Region"],
      passing: Sample.resource(#""arn:aws:ecr:*:818140567777:repository/app""#),
      failing: Sample.resource(#"▸"arn:aws:ecr::818140567777:repository/app""#))
  ) { resource in
    guard let arn = resource.arn, arn.region.isEmpty, ARNField.withRegion.contains(arn.service)
    else { return nil }
    return resource.violation("has no Region", help: "add the Region, or `*` for every Region")
  }

  static let arnRegionNotAllowed = PolicyRule.resources(
    RuleInfo(
      "iam/arn-region-not-allowed", .error,
      summary: "an ARN with a Region, of a service whose ARNs do not have one",
      why:
        "Roles, users and public repositories are global; in their ARNs the Region is empty.",
      source: AWSPage.arns, awsChecks: ["Error - ARN Region not allowed"],
      passing: Sample.foreign(#""arn:aws:iam::606639739464:role/ROSAECRAssumeRole""#),
      failing: Sample.foreign(#"▸"arn:aws:iam:us-east-1:606639739464:role/ROSAECRAssumeRole""#))
  ) { resource in
    guard let arn = resource.arn, !arn.region.isEmpty, arn.region != "*",
      ARNField.withoutRegion.contains(arn.service)
    else { return nil }
    return resource.violation(
      "has a Region, which ARNs of `\(arn.service)` do not have",
      help: "leave the field empty: `arn:\(arn.partition):\(arn.service)::\(arn.account):...`")
  }

  static let invalidARNRegion = PolicyRule.resources(
    RuleInfo(
      "iam/invalid-arn-region", .error, summary: "an ARN with a Region that does not exist",
      why: "The ARN does not match any resource: the statement has no effect.",
      source: AWSPage.arns, awsChecks: ["Error - Invalid ARN Region"],
      passing: Sample.resource(#""arn:aws:ecr:us-*:818140567777:repository/app""#),
      failing: Sample.resource(
        #"[▸"arn:aws:ecr:us-esat-1:818140567777:repository/app", ▸"arn:aws:ecr:cn-north-1:818140567777:*"]"#
      ))
  ) { resource in
    guard let arn = resource.arn, !arn.region.isEmpty, !ResourceText.isOpen(arn.region),
      !ARNField.withoutRegion.contains(arn.service),
      let problem = ARNField.regionProblem(arn.region, partition: arn.partition)
    else { return nil }
    return resource.violation(problem, help: "write a Region code, such as `us-east-1`, or `*`")
  }

  static let invalidARNAccount = PolicyRule.resources(
    RuleInfo(
      "iam/invalid-arn-account", .error, summary: "an invalid account ID in an ARN",
      why: "An account ID has 12 digits; an ARN with another one does not match any resource.",
      source: AWSPage.arns, awsChecks: ["Error - Invalid ARN account"],
      passing: Sample.resource(Sample.repositoryARN),
      failing: Sample.resource(
        #"[▸"arn:aws:ecr:us-east-1:8181-4056-7777:repository/app", ▸"arn:aws:ecr:us-east-1::repository/app"]"#
      ))
  ) { resource in
    guard let arn = resource.arn, !ResourceText.isOpen(arn.account) else { return nil }
    if arn.account.isEmpty {
      guard ARNField.withAccount.contains(arn.service) else { return nil }
      return resource.violation("has no account ID", help: "add the account ID, or `*`")
    }
    // ARNs of AWS managed policies and the like have `aws` as their account.
    guard arn.account != "aws" else { return nil }
    do throws(InvalidText) {
      _ = try AccountID(arn.account)
      return nil
    } catch {
      return resource.violation(
        "has an invalid account ID, which \(error.problem)", help: error.help)
    }
  }

  static let arnAccountNotAllowed = PolicyRule.resources(
    RuleInfo(
      "iam/arn-account-not-allowed", .error,
      summary: "an ARN of an S3 bucket or object with an account ID",
      why:
        "ARNs of buckets and objects have neither Region nor account ID. ECR stores image layers "
        + "in a bucket, which the policy of a gateway endpoint has to allow.",
      source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html",
      awsChecks: ["Error - ARN account not allowed"],
      passing: Sample.foreign(#""arn:aws:s3:::prod-us-east-1-starport-layer-bucket/*""#),
      failing: Sample.foreign(
        #"▸"arn:aws:s3::818140567777:prod-us-east-1-starport-layer-bucket/*""#))
  ) { resource in
    guard let arn = resource.arn, arn.service == "s3", arn.region.isEmpty,
      (try? AccountID(arn.account)) != nil,
      !TextPattern.overlap(arn.resource, "accesspoint*")
    else { return nil }
    return resource.violation(
      "has an account ID, which a bucket's ARN does not have",
      help: "leave the field empty: `arn:\(arn.partition):s3:::\(arn.resource)`")
  }
}
