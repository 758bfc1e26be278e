import Diagnostics

extension PolicyRules {
  static let federatedOutsideTrust = PolicyRule(
    RuleInfo(
      "iam/federated-unsupported", .error,
      summary: "an identity provider as principal of a policy that is no trust policy",
      why: "A provider's callers become a role first; a repository sees the role. Only a role's "
        + "trust policy can name the provider.",
      source: AWSPage.principal, awsChecks: ["Error - Federated principal not supported"],
      passing: PolicyExample.repository(),
      failing: PolicyExample.repository(
        principal: #"{▸"Federated": "\#(PolicyExample.provider)"}"#))
  ) { policy in
    guard policy.kind == .resource else { return [] }
    return policy.statements.compactMap { statement in
      guard let entry = statement.principals?.node.mapping?.entry("Federated") else { return nil }
      return Violation(
        "\(statement.name) names an identity provider, which only a trust policy can",
        at: entry.keyLocation, help: "name the role that its callers become, under `AWS`")
    }
  }
}
