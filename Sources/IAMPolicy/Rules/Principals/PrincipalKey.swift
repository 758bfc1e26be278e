import Diagnostics

extension PolicyRules {
  static let principalKey = PolicyRule(
    RuleInfo(
      "iam/principal-key", .error, summary: "a kind of principal that does not exist",
      why: "IAM knows `AWS`, `Federated`, `Service` and `CanonicalUser` and refuses the policy for "
        + "any other.",
      source: AWSPage.principal, awsChecks: ["Error - Invalid principal key"],
      passing: PolicyExample.repository(),
      failing: PolicyExample.repository(principal: #"{▸"Aws": "\#(PolicyExample.role)"}"#))
  ) { policy in
    let known = ["AWS", "Federated", "Service", "CanonicalUser"]
    return policy.statements.flatMap { statement in
      (statement.principals?.node.mapping?.entries ?? []).compactMap { entry in
        guard !known.contains(entry.key) else { return nil }
        let nearest = entry.key.utf8.count <= 64 ? NearestName.of(entry.key, in: known) : nil
        return Violation(
          "`\(entry.key)` is no kind of principal", at: entry.keyLocation,
          help: nearest.map { "write `\($0)`" }
            ?? "the kinds are `AWS`, `Federated`, `Service` and `CanonicalUser`")
      }
    }
  }
}
