import Diagnostics

extension PolicyRules {
  static let duplicateSid = PolicyRule(
    RuleInfo(
      "iam/duplicate-sid", .error, summary: "a `Sid` that two statements of an IAM policy carry",
      why: "IAM refuses an identity or trust policy whose `Sid`s are not unique.",
      source: AWSPage.sid, awsChecks: ["Error - Unique Sids required"],
      passing: Sample.policy(
        #""Sid": "Pull", "# + Sample.identity, #""Sid": "Login", "# + sidLogin),
      failing: Sample.policy(
        #""Sid": "Pull", "# + Sample.identity, #""Sid": ▸"Pull", "# + sidLogin))
  ) { policy in
    policy.kind == .resource ? [] : repeatedSids(policy)
  }

  static let duplicateSidOfResource = PolicyRule(
    RuleInfo(
      "iam/duplicate-sid-of-resource", .warning,
      summary: "a `Sid` that two statements of a resource's policy carry",
      why: "A statement is told from the others by its `Sid`, when it is replaced for example.",
      source: AWSPage.sid, awsChecks: ["General Warning - Unique Sids recommended"],
      passing: Sample.policy(
        #""Sid": "one pull", "# + Sample.repository, #""Sid": "two", "# + sidDeny),
      failing: Sample.policy(
        #""Sid": "one pull", "# + Sample.repository, #""Sid": ▸"one pull", "# + sidDeny))
  ) { policy in
    policy.kind == .resource ? repeatedSids(policy) : []
  }

  private static let sidLogin =
    #""Effect": "Allow", "Action": "ecr:GetAuthorizationToken", "Resource": "*""#
  private static let sidDeny =
    #""Effect": "Deny", "Principal": {"AWS": "606639739464"}, "Action": "ecr:PutImage""#

  private static func repeatedSids(_ policy: Policy) -> [Violation] {
    var seen: Set<String> = []
    return policy.statements.compactMap { statement in
      guard let node = statement.node["Sid"], let sid = node.string, !sid.isEmpty,
        !seen.insert(sid).inserted
      else { return nil }
      return Violation(
        "another statement has the `Sid` `\(sid)` already", at: node.location,
        help: "give each statement a `Sid` of its own, or none")
    }
  }
}
