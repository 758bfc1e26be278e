import Diagnostics

extension PolicyRules {
  static let invalidVersion = PolicyRule(
    RuleInfo(
      "iam/invalid-version", .error, summary: "the version is none of the language's",
      why: "`Version` names the version of the policy language, not of the policy: there are two.",
      source: AWSPage.version, awsChecks: ["Error - Invalid version"],
      passing: Sample.policy(Sample.identity),
      failing: "{\"Version\": ▸\"2026-11-25\", \"Statement\": {\(Sample.identity)}}")
  ) { policy in
    guard let node = policy.node["Version"], let version = node.string,
      !PolicyVersion.all.contains(version)
    else { return [] }
    return [
      Violation(
        "`\(version)` is no version of the policy language", at: node.location,
        help: "write `\(PolicyVersion.current)`; `2008-10-17` is the one before")
    ]
  }
}
