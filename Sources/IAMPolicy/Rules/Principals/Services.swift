import Diagnostics

// Service principals.
extension PolicyRules {
  static let servicePrincipal = PolicyRule(
    RuleInfo(
      "iam/service-principal", .error, summary: "a malformed service principal",
      why: "A service principal reads `codebuild.amazonaws.com`: lower case, with the domain of "
        + "the partition. IAM rejects anything else.",
      source: AWSPage.principal, awsChecks: ["Error - Invalid service principal format"],
      passing: PolicyExample.trust(
        principal: #"{"Service": "ec2.amazonaws.com"}"#, action: #""sts:AssumeRole""#),
      failing: PolicyExample.trust(
        principal: #"{"Service": [▸"ec2", ▸"Lambda.amazonaws.com"]}"#,
        action: #""sts:AssumeRole""#))
  ) { policy in
    policy.checkPrincipals { entry, _ in
      guard entry.type == "Service", isMalformed(entry) else { return nil }
      return Violation(
        "`\(entry.value.text)` is not a service principal", at: entry.value.location,
        help: "write the service's name in lower case, such as `ec2.amazonaws.com`")
    }
  }

  static let servicePrincipalSource = PolicyRule(
    RuleInfo(
      "iam/service-principal-source", .warning,
      summary: "a service is allowed in on behalf of anybody",
      why: "The service acts for all its customers. Unless a condition limits whom it acts for, a "
        + "resource of somebody else can reach the repository through it.",
      source: AWSPage.confusedDeputy,
      awsChecks: ["Security Warning - Restrict access to service principal"],
      passing: PolicyExample.repository(
        #"{"StringEquals": {"aws:SourceAccount": "818140567777"}}"#,
        principal: #"{"Service": "codebuild.amazonaws.com"}"#),
      failing: PolicyExample.repository(
        principal: #"{"Service": ▸"codebuild.amazonaws.com"}"#))
  ) { policy in
    guard policy.kind == .resource else { return [] }
    return policy.checkPrincipals { entry, statement in
      guard entry.type == "Service", statement.effect == .allow,
        statement.principals?.isNegated == false,
        !statement.hasKey(ServiceSource.keys.union(ServiceSource.weakKeys))
      else { return nil }
      return Violation(
        "\(statement.name) allows `\(entry.value.text)` in on behalf of anybody",
        at: entry.value.location, help: "add a condition on `aws:SourceArn` or `aws:SourceAccount`")
    }
  }

  static let servicePrincipalKey = PolicyRule(
    RuleInfo(
      "iam/service-principal-key", .note,
      summary: "a service is limited by a key that does not tell whom it acts for",
      why: "`aws:Referer` is set by the caller; `aws:SourceArn` and `aws:SourceAccount` are set by "
        + "AWS.",
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
    return policy.checkConditions { condition in
      guard condition.statement.effect == .allow,
        ServiceSource.weakKeys.contains(condition.key.id),
        condition.statement.principals?.entries.contains(where: { $0.type == "Service" }) == true,
        !condition.statement.hasKey(ServiceSource.keys)
      else { return [] }
      return [
        condition.atKey(
          "`\(condition.key.text)` does not tell whom the service acts for",
          help: "use `aws:SourceArn` or `aws:SourceAccount`")
      ]
    }
  }

  static let rolesAnywhereActions = PolicyRule(
    RuleInfo(
      "iam/roles-anywhere-actions", .error,
      summary: "IAM Roles Anywhere is trusted without an action that it needs",
      why: "The service assumes the role, tags the session and sets its source identity in one "
        + "call, which fails unless all three are allowed.",
      source: "https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html",
      awsChecks: ["Error - Missing action for roles anywhere trust policy"],
      passing: PolicyExample.trust(
        principal: #"{"Service": "rolesanywhere.amazonaws.com"}"#,
        action: #"["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"]"#),
      failing: PolicyExample.trust(
        principal: #"{"Service": "rolesanywhere.amazonaws.com"}"#, action: #"▸"sts:AssumeRole""#))
  ) { policy in
    guard policy.kind == .trust else { return [] }
    let statements = policy.statements.filter { statement in
      statement.effect == .allow
        && statement.principals?.entries.contains {
          $0.type == "Service" && $0.value.text == "rolesanywhere.amazonaws.com"
        } == true
    }
    guard let first = statements.first, let actions = first.actions else { return [] }
    let missing = ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"].filter { action in
      !statements.contains { $0.covers(action) }
    }
    return missing.isEmpty
      ? []
      : [
        Violation(
          "IAM Roles Anywhere also needs \(missing.map { "`\($0)`" }.joined(separator: " and "))",
          at: actions.node.location, help: "add it to the actions")
      ]
  }
}

/// The condition keys that tell whom a service acts for.
private enum ServiceSource {
  static let keys: Set<String> = [
    "aws:sourcearn", "aws:sourceaccount", "aws:sourceorgid", "aws:sourceorgpaths",
  ]
  /// What is sometimes used instead, and tells less.
  static let weakKeys: Set<String> = ["aws:referer"]
}
