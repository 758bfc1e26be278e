import Diagnostics
import Documents

extension PolicyRules {
  static let notAPolicy = PolicyRule(
    RuleInfo(
      "iam/not-a-policy", .error, summary: "the document is no policy",
      why:
        "A policy is one JSON object with a `Statement`; nothing else here can be judged as one.",
      source: AWSPage.grammar, passing: Sample.policy(Sample.identity),
      failing: #"▸{"apiVersion": "v1", "kind": "ServiceAccount"}"#)
  ) { policy in
    policy.node.mapping == nil ? [notAPolicy(policy.node)] : []
  }

  static func notAPolicy(_ node: Node) -> Violation {
    let what = node.mapping == nil ? node.kind : "a mapping without `Statement`"
    return Violation(
      "the document is \(what), not a policy", at: node.location,
      help: "a policy reads `{\"Version\": \"2012-10-17\", \"Statement\": [...]}`")
  }
}
