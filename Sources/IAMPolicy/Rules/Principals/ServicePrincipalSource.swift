import Diagnostics

extension PolicyRules {
  static let servicePrincipalSource = PolicyRule(
    RuleInfo(
      "iam/service-principal-source", .warning,
      summary: "a service is let in on behalf of anybody",
      why: "The service acts for all its customers. Without a condition on whom it acts for, "
        + "somebody else's resource can reach the repository through it.",
      source: AWSPage.confusedDeputy,
      awsChecks: ["Security Warning - Restrict access to service principal"],
      passing: PolicyExample.repository(
        #"{"StringEquals": {"aws:SourceAccount": "818140567777"}}"#,
        principal: #"{"Service": "codebuild.amazonaws.com"}"#),
      failing: PolicyExample.repository(
        principal: #"{"Service": ▸"codebuild.amazonaws.com"}"#))
  ) { policy in
    guard policy.kind == .resource else { return [] }
    return policy.judgePrincipals { entry, statement in
      guard entry.type == "Service", statement.effect == .allow,
        statement.principals?.isNegated == false,
        !statement.hasKey(ServiceSource.keys.union(ServiceSource.weakKeys))
      else { return nil }
      return Violation(
        "\(statement.name) lets `\(entry.value.text)` in on behalf of anybody",
        at: entry.value.location, help: "add a condition on `aws:SourceArn` or `aws:SourceAccount`")
    }
  }
}

/// The keys that say for whom a service acts.
enum ServiceSource {
  static let keys: Set<String> = [
    "aws:sourcearn", "aws:sourceaccount", "aws:sourceorgid", "aws:sourceorgpaths",
  ]
  /// What stands in their place now and then, and says less.
  static let weakKeys: Set<String> = ["aws:referer"]
}
