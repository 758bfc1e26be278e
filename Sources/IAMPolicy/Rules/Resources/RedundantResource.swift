import Diagnostics

extension PolicyRules {
  static let redundantResource = PolicyRule.statements(
    RuleInfo(
      "iam/redundant-resource", .note,
      summary: "a resource that another one of its statement covers",
      why: "It changes nothing, and whoever takes it out to protect it is mistaken.",
      source: AWSPage.checks, awsChecks: ["Suggestion - Redundant resource"],
      passing: Sample.resource(
        #"["arn:aws:ecr:us-east-1:818140567777:repository/a", "arn:aws:ecr:us-east-1:818140567777:repository/b"]"#
      ),
      failing: Sample.resource(
        #"["arn:aws:ecr:us-east-1:818140567777:repository/*", ▸"arn:aws:ecr:us-east-1:818140567777:repository/a"]"#
      ))
  ) { statement, _ in
    guard let resources = statement.resources else { return [] }
    return redundant(resources.patterns, as: resources.patterns.map(\.text))
  }
}
