import Diagnostics

extension PolicyRules {
  static let policySize = PolicyRule(
    RuleInfo(
      "iam/policy-size", .warning, summary: "the policy is longer than AWS takes",
      why:
        "6,144 characters for a managed policy, 2,048 for a role's trust policy unless its quota "
        + "was raised, 10,240 for a repository's; white space is not counted.",
      source: AWSPage.quotas,
      awsChecks: [
        "General Warning - Policy size exceeds identity policy quota",
        "General Warning - Policy size exceeds resource policy quota",
        "General Warning - Policy size exceeds role trust policy quota",
      ],
      passing: Sample.policy(Sample.trust),
      failing: "▸"
        + Sample.policy(
          "\"Sid\": \"\(String(repeating: "Trust", count: 400))\", " + Sample.trust))
  ) { policy in
    let size = PolicyKind.size(of: policy.node)
    guard size > policy.kind.sizeLimit else { return [] }
    return [
      Violation(
        "the policy has \(size) characters, white space not counted; AWS takes \(policy.kind.sizeLimit)",
        at: policy.node.location,
        help: "join statements or use wildcards, or split the policy where there can be several")
    ]
  }
}
