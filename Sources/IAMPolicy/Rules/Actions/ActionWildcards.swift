import Diagnostics

extension PolicyRules {
  static let wildcardAction = PolicyRule.statements(
    RuleInfo(
      "iam/wildcard-action", .warning, summary: "a statement that allows every action of a service",
      why: "A pull needs four actions. With all of them a principal can also delete images and "
        + "change who has access.",
      source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
      passing: Sample.actions(#"["ecr:BatchGetImage", "ecr:Describe*"]"#),
      failing: Sample.actions(#"[▸"ecr:*", ▸"*"]"#))
  ) { statement, _ in
    guard statement.effect == .allow, let actions = statement.actions, !actions.isNegated else {
      return []
    }
    return actions.patterns.map(ActionText.init).compactMap { action in
      guard action.isEverything || action.name.allSatisfy({ $0 == "*" }) else { return nil }
      guard action.isEverything || !action.name.isEmpty else { return nil }
      let what = action.isEverything ? "every action" : "every action of `\(action.prefix ?? "")`"
      return Violation(
        "\(statement.name) allows \(what)", at: action.location, help: "list the actions")
    }
  }

  static let wildcardInService = PolicyRule.actions(
    RuleInfo(
      "iam/wildcard-in-service", .note, summary: "a wildcard in the service prefix of an action",
      why: "The wildcard also matches services that AWS releases in the future.",
      source: AWSPage.element("action"), awsChecks: ["Suggestion - Wildcard in service name"],
      passing: Sample.actions(#"["ecr:*", "ecr-public:*"]"#),
      failing: Sample.actions(#"▸"ecr*:GetAuthorizationToken""#))
  ) { action in
    guard action.prefixHasWildcard, let prefix = action.prefix else { return nil }
    return Violation(
      "`\(action.text)` has a wildcard in its service prefix, `\(prefix)`", at: action.location,
      help: "list the services")
  }

  static let passRoleWildcard = openGrant(
    RuleInfo(
      "iam/pass-role-wildcard", .warning, summary: "a statement that allows passing any role",
      why: "A principal that can pass any role to a service can use that service to exceed its "
        + "own permissions.",
      source: AWSPage.checks,
      awsChecks: openGrantChecks("Security Warning - Pass role"),
      passing: Sample.actions(
        #""iam:PassRole""#, on: #""arn:aws:iam::606639739464:role/ROSAECRAssumeRole""#),
      failing: Sample.actions(#"["ecr:BatchGetImage", ▸"iam:PassRole"]"#)),
    of: "iam:passrole", unlessConditionOn: "iam:PassedToService", "allows passing any role")

  static let serviceLinkedRoleWildcard = openGrant(
    RuleInfo(
      "iam/service-linked-role-wildcard", .warning,
      summary: "a statement that allows creating a service-linked role for any service",
      why: "A service-linked role gives its service permissions in the account that nobody "
        + "granted explicitly.",
      source: AWSPage.checks,
      awsChecks: openGrantChecks("General Warning - Create SLR"),
      passing: Sample.actions(
        #""iam:CreateServiceLinkedRole""#,
        on: #""arn:aws:iam::*:role/aws-service-role/replication.ecr.amazonaws.com/*""#),
      failing: Sample.actions(#"▸"iam:CreateServiceLinkedRole""#)),
    of: "iam:createservicelinkedrole", unlessConditionOn: "iam:AWSServiceName",
    "allows creating a service-linked role for any service")

  /// A rule about an IAM action that should not be allowed on every role, unless a condition on `key` limits the service.
  private static func openGrant(
    _ info: RuleInfo, of action: String, unlessConditionOn key: String, _ problem: String
  ) -> PolicyRule {
    .statements(info) { statement, policy in
      guard policy.kind == .identity, !statement.hasCondition(on: key.lowercased()) else {
        return []
      }
      return statement.openGrants(of: action).map {
        Violation(
          "\(statement.name) \(problem)", at: $0,
          help: "specify the role ARNs, or add a condition on `\(key)`")
      }
    }
  }

  private static func openGrantChecks(_ check: String) -> [String] {
    [
      "NotAction and NotResource", "NotResource", "star in action and NotResource",
      "star in action and resource", "star in resource", "star in resource and NotAction",
    ].map { "\(check) with \($0)" }
  }
}
