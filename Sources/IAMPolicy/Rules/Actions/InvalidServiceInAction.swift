import Diagnostics

extension PolicyRules {
  static let invalidServiceInAction = PolicyRule.actions(
    RuleInfo(
      "iam/invalid-service-in-action", .error,
      summary: "an action of a service that does not exist",
      why: "What stands before the colon is the prefix of a service; one that no service has makes "
        + "the action match nothing.",
      source: AWSPage.element("action"), awsChecks: ["Error - Invalid service in action"],
      passing: Sample.actions(#"["ecr:BatchGetImage", "S3:GetObject"]"#),
      failing: Sample.actions(#"▸"erc:BatchGetImage""#))
  ) { action in
    guard let prefix = action.prefix, !prefix.isEmpty, !action.prefixHasWildcard,
      !ServiceTables.isKnown(prefix: prefix)
    else { return nil }
    return Violation(
      "`\(action.text)` names the service `\(prefix)`, which does not exist", at: action.location,
      help: Spelling.serviceHelp(prefix))
  }
}
