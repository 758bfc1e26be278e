import Diagnostics

extension PolicyRules {
  static let wildcardInService = PolicyRule.actions(
    RuleInfo(
      "iam/wildcard-in-service", .note, summary: "a wildcard in the name of an action's service",
      why: "It also means services that AWS has yet to make.",
      source: AWSPage.element("action"), awsChecks: ["Suggestion - Wildcard in service name"],
      passing: Sample.actions(#"["ecr:*", "ecr-public:*"]"#),
      failing: Sample.actions(#"▸"ecr*:GetAuthorizationToken""#))
  ) { action in
    guard action.prefixHasWildcard, let prefix = action.prefix else { return nil }
    return Violation(
      "`\(action.text)` has a wildcard in its service `\(prefix)`", at: action.location,
      help: "name each service")
  }
}
