import Diagnostics

extension PolicyRules {
  static let invalidARNResource = PolicyRule.resources(
    RuleInfo(
      "iam/invalid-arn-resource", .error, summary: "an ARN whose resource is none of its service's",
      why:
        "A repository's ARN ends in `repository/` and its name. A wildcard may stand in the name; "
        + "alone it stands for everything.",
      source: AWSPage.ecrActions, awsChecks: ["Error - Invalid ARN resource"],
      passing: Sample.resource(
        #"["arn:aws:ecr:us-east-1:818140567777:repository/*", "arn:aws:ecr:us-east-1:111122223333:*"]"#
      ),
      failing: Sample.resource(
        #"[▸"arn:aws:ecr:us-east-1:818140567777:app", ▸"arn:aws:ecr:us-east-1:818140567777:repository:app"]"#
      ))
  ) { resource in
    guard let arn = resource.arn, !arn.resource.isEmpty,
      !ARNField.isResource(arn.resource, of: arn.service)
    else { return nil }
    let types = (ARNField.resourceTypes[arn.service] ?? []).map { "`\($0)`" }
    return resource.violation(
      "is no resource of `\(arn.service)`",
      help: "the sixth field begins with " + types.joined(separator: ", "))
  }
}
