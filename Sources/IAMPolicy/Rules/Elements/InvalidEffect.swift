import Diagnostics

extension PolicyRules {
  static let invalidEffect = PolicyRule.statements(
    RuleInfo(
      "iam/invalid-effect", .error, summary: "an effect that is neither `Allow` nor `Deny`",
      why: "The two words are all that there is, and their case counts.",
      source: AWSPage.element("effect"), awsChecks: ["Error - Invalid effect"],
      passing: Sample.policy(Sample.identity),
      failing: Sample.policy(
        #""Effect": ▸"allow", "Action": "ecr:BatchGetImage", "Resource": "*""#))
  ) { statement, _ in
    guard let node = statement.node["Effect"], let text = node.string, statement.effect == nil
    else { return [] }
    let meant = text.utf8.count <= 16 ? NearestName.of(text, in: ["Allow", "Deny"]) : nil
    return [
      Violation(
        "`\(text)` is no effect", at: node.location,
        help: "write \(meant.map { "`\($0)`" } ?? "`Allow` or `Deny`")")
    ]
  }
}
