import Diagnostics

extension PolicyRules {
  /// What is wrong with the policy's size by the quota of its kind; whether white space between elements counts depends on
  /// that too.
  static func excess(of policy: Policy, help: String) -> [Violation] {
    let size = PolicyKind.size(of: policy.node)
    let quota = policy.kind.sizeLimit
    if size > quota {
      return [
        Violation(
          "the policy has \(size) characters without white space; the quota is \(quota)"
            + (policy.kind.countsWhiteSpace ? ", white space included" : ""),
          at: policy.node.location, help: help)
      ]
    }
    guard policy.kind.countsWhiteSpace, let length = policy.textLength, length > quota else {
      return []
    }
    return [
      Violation(
        "the policy has \(length) characters, white space included; the quota is \(quota)",
        at: policy.node.location,
        help: "remove white space: without it the policy has \(size) characters")
    ]
  }
}
