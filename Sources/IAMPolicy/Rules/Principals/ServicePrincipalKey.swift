import Diagnostics

extension PolicyRules {
  static let servicePrincipalKey = PolicyRule(
    RuleInfo(
      "iam/service-principal-key", .note,
      summary: "a service is held by a key that does not say for whom it acts",
      why: "`aws:Referer` is whatever the caller writes; `aws:SourceArn` and `aws:SourceAccount` "
        + "are set by AWS.",
      source: AWSPage.confusedDeputy,
      awsChecks: ["Suggestion - Recommended condition key for service principal"],
      passing: PolicyExample.repository(
        #"{"StringEquals": {"aws:SourceAccount": "818140567777"}}"#,
        principal: #"{"Service": "codebuild.amazonaws.com"}"#),
      failing: PolicyExample.repository(
        #"{"StringEquals": {▸"aws:Referer": "818140567777"}}"#,
        principal: #"{"Service": "codebuild.amazonaws.com"}"#))
  ) { policy in
    guard policy.kind == .resource else { return [] }
    return policy.checkConditions { test in
      guard test.statement.effect == .allow, ServiceSource.weakKeys.contains(test.key.id),
        test.statement.principals?.entries.contains(where: { $0.type == "Service" }) == true,
        !test.statement.hasKey(ServiceSource.keys)
      else { return [] }
      return [
        test.atKey(
          "`\(test.key.text)` does not say for whom the service acts",
          help: "use `aws:SourceArn` or `aws:SourceAccount`")
      ]
    }
  }
}
