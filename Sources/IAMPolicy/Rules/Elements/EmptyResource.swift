import Diagnostics

extension PolicyRules {
  static let emptyResource = PolicyRule.statements(
    RuleInfo(
      "iam/empty-resource", .note, summary: "a statement whose list of resources is empty",
      why: "It is on nothing, and so grants and denies nothing.",
      source: AWSPage.checks, awsChecks: ["Suggestion - Empty array resource"],
      passing: Sample.policy(Sample.identity), failing: Sample.resource("▸[]"))
  ) { statement, _ in
    guard let resources = statement.resources else { return [] }
    return emptyList(resources, of: statement)
  }
}
