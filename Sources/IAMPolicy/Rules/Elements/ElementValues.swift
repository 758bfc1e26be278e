import Diagnostics

extension PolicyRules {
  static let invalidVersion = PolicyRule(
    RuleInfo(
      "iam/invalid-version", .error, summary: "an invalid version of the policy language",
      why: "`Version` is a version of the policy language, not of the policy; there are two.",
      source: AWSPage.version, awsChecks: ["Error - Invalid version"],
      passing: Sample.policy(Sample.identity),
      failing: "{\"Version\": ▸\"2026-11-25\", \"Statement\": {\(Sample.identity)}}")
  ) { policy in
    guard let node = policy.node["Version"], let version = node.string,
      !PolicyVersion.all.contains(version)
    else { return [] }
    return [
      Violation(
        "`\(version)` is not a version of the policy language", at: node.location,
        help:
          "write `\(PolicyVersion.current)`, the current version; `2008-10-17` is the earlier one")
    ]
  }

  static let invalidEffect = PolicyRule.statements(
    RuleInfo(
      "iam/invalid-effect", .error, summary: "an effect other than `Allow` or `Deny`",
      why: "`Allow` and `Deny` are the only valid values, and they are case-sensitive.",
      source: AWSPage.element("effect"), awsChecks: ["Error - Invalid effect"],
      passing: Sample.policy(Sample.identity),
      failing: Sample.policy(
        #""Effect": ▸"allow", "Action": "ecr:BatchGetImage", "Resource": "*""#))
  ) { statement, _ in
    guard let node = statement.node["Effect"], let text = node.string, statement.effect == nil
    else { return [] }
    let meant = NearestName.of(text, in: ["Allow", "Deny"])
    return [
      Violation(
        "`\(text)` is not a valid effect", at: node.location,
        help: "write \(meant.map { "`\($0)`" } ?? "`Allow` or `Deny`")")
    ]
  }

  static let invalidSid = PolicyRule.statements(
    RuleInfo(
      "iam/invalid-sid", .error, summary: "an invalid character in a `Sid`",
      why: "In identity-based and trust policies, IAM supports ASCII letters and digits in a "
        + "`Sid`. ECR supports other characters too.",
      source: AWSPage.sid, awsChecks: ["Error - Unsupported Sid"],
      passing: Sample.policy(#""Sid": "AllowPull", "# + Sample.identity),
      failing: Sample.policy(#""Sid": ▸"allow-pull", "# + Sample.identity))
  ) { statement, policy in
    guard policy.kind.isKeptByIAM, let node = statement.node["Sid"], let sid = node.string,
      let invalid = ASCIISet.lettersAndDigits.firstInvalidCharacter(in: sid)
    else { return [] }
    let kept = String(sid.filter { ASCIISet.lettersAndDigits.covers(String($0)) })
    return [
      Violation(
        "the `Sid` `\(sid)` contains `\(invalid)`", at: node.location,
        help: "use letters and digits only" + (kept.isEmpty ? "" : ": `\(kept)`"))
    ]
  }

  static let duplicateSid = PolicyRule(
    RuleInfo(
      "iam/duplicate-sid", .error, summary: "an IAM policy with the same `Sid` in two statements",
      why: "IAM rejects an identity-based or trust policy whose `Sid`s are not unique.",
      source: AWSPage.sid, awsChecks: ["Error - Unique Sids required"],
      passing: Sample.policy(
        #""Sid": "Pull", "# + Sample.identity, #""Sid": "Login", "# + sidLogin),
      failing: Sample.policy(
        #""Sid": "Pull", "# + Sample.identity, #""Sid": ▸"Pull", "# + sidLogin))
  ) { policy in
    policy.kind.isKeptByIAM ? repeatedSids(policy) : []
  }

  static let duplicateSidOfResource = PolicyRule(
    RuleInfo(
      "iam/duplicate-sid-of-resource", .warning,
      summary: "a resource-based policy with the same `Sid` in two statements",
      why: "A statement is identified by its `Sid`, when it is replaced for example.",
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
        "another statement has the same `Sid`, `\(sid)`", at: node.location,
        help: "make the `Sid` unique, or remove it")
    }
  }
}
