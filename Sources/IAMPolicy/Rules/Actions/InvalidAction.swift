import Diagnostics

extension PolicyRules {
  static let invalidAction = PolicyRule.actions(
    RuleInfo(
      "iam/invalid-action", .error, summary: "an action that does not exist",
      why: "It grants and denies nothing, and mostly is a misspelling of one that was meant. Only "
        + "the actions of ecr, ecr-public and sts are judged.",
      source: AWSPage.element("action"), awsChecks: ["Error - Invalid action"],
      passing: Sample.actions(#"["ecr:BatchGetImage", "ECR:Describe*", "s3:Anything"]"#),
      failing: Sample.actions(#"[▸"ecr:BatchGetImages", ▸"ecr:Pull*", ▸"BatchGetImage"]"#))
  ) { action in
    guard !action.isEverything else { return nil }
    guard let prefix = action.prefix, !prefix.isEmpty, !action.name.isEmpty else {
      return Violation(
        "`\(action.text)` is no action", at: action.location,
        help: "an action reads `service:Name`, such as `ecr:BatchGetImage`")
    }
    guard let entries = action.entries, entries.isEmpty, let service = action.service else {
      return nil
    }
    if action.hasWildcard {
      return Violation(
        "`\(action.text)` matches no action of `\(prefix)`", at: action.location,
        help: "see the service's actions: \(AWSPage.actions(of: service))")
    }
    let meant = Spelling.nearest(to: action.name, in: service.actions.map(\.name))
    return Violation(
      "`\(action.text)` is no action of `\(prefix)`", at: action.location,
      help: meant.map { "did you mean `\(service.prefix):\($0)`?" }
        ?? "see the service's actions: \(AWSPage.actions(of: service))")
  }
}
