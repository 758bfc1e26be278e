import Diagnostics

extension PolicyRules {
  static let invalidSid = PolicyRule.statements(
    RuleInfo(
      "iam/invalid-sid", .error, summary: "a `Sid` with characters that IAM does not take",
      why: "IAM takes letters and digits of ASCII in the `Sid`s of identity and trust policies; "
        + "ECR takes more.",
      source: AWSPage.sid, awsChecks: ["Error - Unsupported Sid"],
      passing: Sample.policy(#""Sid": "AllowPull", "# + Sample.identity),
      failing: Sample.policy(#""Sid": ▸"allow-pull", "# + Sample.identity))
  ) { statement, policy in
    guard policy.kind != .resource, let node = statement.node["Sid"], let sid = node.string,
      let stranger = ASCIISet.lettersAndDigits.firstInvalidCharacter(in: sid)
    else { return [] }
    let kept = String(sid.filter { ASCIISet.lettersAndDigits.covers(String($0)) })
    return [
      Violation(
        "the `Sid` `\(sid)` holds `\(stranger)`", at: node.location,
        help: "use letters and digits only" + (kept.isEmpty ? "" : ": `\(kept)`"))
    ]
  }
}
