import Diagnostics

extension PolicyRules {
  static let emptyStatementList = PolicyRule(
    RuleInfo(
      "iam/empty-statement-list", .warning, summary: "the policy's list of statements is empty",
      why: "Such a policy says nothing: it neither allows nor denies.",
      source: AWSPage.element("statement"), passing: Sample.policy(Sample.identity),
      failing: #"{"Version": "2012-10-17", "Statement": ▸[]}"#)
  ) { policy in
    guard let node = policy.node["Statement"], node.list?.isEmpty == true else { return [] }
    return [
      Violation("`Statement` is empty", at: node.location, help: "add a statement to the list")
    ]
  }
}
