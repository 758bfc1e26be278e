import Diagnostics

extension PolicyRules {
  static let servicePrincipalUnsupportedKey = PolicyRule(
    RuleInfo(
      "iam/service-principal-unsupported-key", .error,
      summary: "a service is held by a key that its calls never carry",
      why:
        "A service belongs to no organization, has no tags and no user name; the statement never "
        + "holds for it.",
      source: AWSPage.globalKeys,
      awsChecks: ["Error - Unsupported condition key for service principal"],
      passing: PolicyExample.repository(
        #"{"StringEquals": {"aws:SourceOrgID": "o-a1b2c3d4e5"}}"#,
        principal: #"{"Service": "codebuild.amazonaws.com"}"#),
      failing: PolicyExample.repository(
        #"{"StringEquals": {▸"aws:PrincipalOrgID": "o-a1b2c3d4e5"}}"#,
        principal: #"{"Service": "codebuild.amazonaws.com"}"#))
  ) { policy in
    let never: Set<String> = [
      "aws:principalorgid", "aws:principalorgpaths", "aws:principaltag", "aws:username",
    ]
    return policy.checkConditions { test in
      guard let principals = test.statement.principals, !principals.isNegated,
        !principals.entries.isEmpty, principals.entries.allSatisfy({ $0.type == "Service" }),
        never.contains(test.key.id), test.demandsValue
      else { return [] }
      return [
        test.atKey(
          "a service's call never carries `\(test.key.text)`",
          help: "use `aws:SourceArn`, `aws:SourceAccount` or `aws:SourceOrgID`")
      ]
    }
  }
}
