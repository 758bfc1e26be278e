import Diagnostics
import Documents

extension PolicyRules {
  static let organizationsVersion = PolicyRule(
    RuleInfo(
      "iam/organizations-version", .error,
      summary: "a service or resource control policy without the current `Version`",
      why: "AWS Organizations requires `Version` with the value `2012-10-17`; it rejects any other "
        + "policy.",
      source: AWSPage.serviceControlPolicies, passing: Sample.policy(Sample.identity),
      failing:
        "{\"Version\": ▸\"2008-10-17\", \"Statement\": {\(Sample.identity)}}")
  ) { policy in
    guard policy.kind.isOfOrganizations, policy.node.mapping != nil,
      policy.node["Version"]?.string != PolicyVersion.current
    else { return [] }
    return [
      Violation(
        "the policy does not have the version that AWS Organizations requires",
        at: (policy.node["Version"] ?? policy.node).location,
        help: "write `\"Version\": \"\(PolicyVersion.current)\"`")
    ]
  }

  static let organizationsPolicySize = PolicyRule(
    RuleInfo(
      "iam/organizations-policy-size", .error,
      summary: "a service or resource control policy that exceeds the size quota",
      why: "A service or resource control policy can have 5,120 characters, white space included; "
        + "AWS Organizations rejects a longer one.",
      source:
        "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html",
      awsChecks: ["Error - Policy size exceeds SCP quota"],
      passing: Sample.policy(Sample.identity),
      failing: "▸"
        + Sample.policy(
          "\"Sid\": \"\(String(repeating: "Deny", count: 1300))\", " + Sample.identity))
  ) { policy in
    policy.kind.isOfOrganizations
      ? excess(of: policy, help: "combine statements, use wildcards, or attach several policies")
      : []
  }
}
