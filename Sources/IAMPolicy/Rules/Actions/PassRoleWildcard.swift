import Diagnostics

extension PolicyRules {
  static let passRoleWildcard = PolicyRule.statements(
    RuleInfo(
      "iam/pass-role-wildcard", .warning, summary: "a statement that lets any role be passed",
      why: "Whoever may pass any role to a service can let the service do for him what he may not.",
      source: AWSPage.checks,
      awsChecks: [
        "Security Warning - Pass role with NotAction and NotResource",
        "Security Warning - Pass role with NotResource",
        "Security Warning - Pass role with star in action and NotResource",
        "Security Warning - Pass role with star in action and resource",
        "Security Warning - Pass role with star in resource",
        "Security Warning - Pass role with star in resource and NotAction",
      ],
      passing: Sample.actions(
        #""iam:PassRole""#, on: #""arn:aws:iam::606639739464:role/ROSAECRAssumeRole""#),
      failing: Sample.actions(#"["ecr:BatchGetImage", ▸"iam:PassRole"]"#))
  ) { statement, policy in
    guard policy.kind == .identity, !statement.hasCondition(on: "iam:passedtoservice") else {
      return []
    }
    return statement.openGrants(of: "iam:passrole").map {
      Violation(
        "\(statement.name) lets any role be passed", at: $0,
        help: "name the roles by ARN, or add a condition on `iam:PassedToService`")
    }
  }
}
