import Diagnostics

extension PolicyRules {
  static let serviceLinkedRoleWildcard = PolicyRule.statements(
    RuleInfo(
      "iam/service-linked-role-wildcard", .warning,
      summary: "a statement that lets a role be made for any service",
      why:
        "A service-linked role gives its service rights in the account that nobody had to grant.",
      source: AWSPage.checks,
      awsChecks: [
        "General Warning - Create SLR with NotAction and NotResource",
        "General Warning - Create SLR with NotResource",
        "General Warning - Create SLR with star in action and NotResource",
        "General Warning - Create SLR with star in action and resource",
        "General Warning - Create SLR with star in resource",
        "General Warning - Create SLR with star in resource and NotAction",
      ],
      passing: Sample.actions(
        #""iam:CreateServiceLinkedRole""#,
        on: #""arn:aws:iam::*:role/aws-service-role/replication.ecr.amazonaws.com/*""#),
      failing: Sample.actions(#"▸"iam:CreateServiceLinkedRole""#))
  ) { statement, policy in
    guard policy.kind == .identity, !statement.hasCondition(on: "iam:awsservicename") else {
      return []
    }
    return statement.openGrants(of: "iam:createservicelinkedrole").map {
      Violation(
        "\(statement.name) lets a service-linked role be made for any service", at: $0,
        help: "name the role by ARN, or add a condition on `iam:AWSServiceName`")
    }
  }
}
