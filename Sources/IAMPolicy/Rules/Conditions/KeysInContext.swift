import Diagnostics

// Condition keys that the requests of the statement do not have, or that mean nothing beside its other elements.
extension PolicyRules {
  static let keysInContext: [PolicyRule] = [
    unsupportedActionForKey, missingActionForKey, servicePrincipalUnsupportedKey, irrelevantKey,
    pairedKeys,
  ]

  private static let unsupportedActionForKey = PolicyRule(
    RuleInfo(
      "iam/key-for-action", .error, summary: "a service's key with an action that lacks it",
      why: "Requests for the action never have the key, so the statement never applies to them.",
      source: AWSPage.checks, awsChecks: ["Error - Unsupported action for condition key"],
      passing: PolicyExample.trust(
        #"{"StringEquals": {"sts:ExternalId": "cf"}}"#, principal: #"{"AWS": "606639739464"}"#,
        action: #""sts:AssumeRole""#),
      failing: PolicyExample.trust(#"{"StringEquals": {▸"sts:ExternalId": "cf"}}"#))
  ) { policy in
    policy.checkConditions { condition in
      guard condition.demandsValue, let service = ServiceTables.service(condition.key.prefix),
        service.conditionKey(condition.key.text) != nil
      else { return [] }
      let actions = condition.actionsWithoutKey { $0.service == service.prefix }
      return actions.isEmpty
        ? []
        : [
          condition.atKey(
            "\(ParsedCondition.list(actions)) never has `\(condition.key.text)`",
            help: "move the action to a statement without this key")
        ]
    }
  }

  private static let missingActionForKey = PolicyRule(
    RuleInfo(
      "iam/missing-action-for-key", .error,
      summary: "a required session tag or source identity that nobody may set",
      why: "Setting session tags takes `sts:TagSession`, and setting a source identity takes "
        + "`sts:SetSourceIdentity`. Requiring them without allowing that locks everybody out.",
      source: AWSPage.stsKeys, awsChecks: ["Error - Missing action for condition key"],
      passing: PolicyExample.trust(
        #"{"StringLike": {"sts:SourceIdentity": "*"}}"#, principal: #"{"AWS": "606639739464"}"#,
        action: #"["sts:AssumeRole", "sts:SetSourceIdentity"]"#),
      failing: PolicyExample.trust(
        #"{"StringLike": {▸"sts:SourceIdentity": "*"}}"#, principal: #"{"AWS": "606639739464"}"#,
        action: #""sts:AssumeRole""#))
  ) { policy in
    let needed = [
      "sts:sourceidentity": "sts:SetSourceIdentity", "sts:transitivetagkeys": "sts:TagSession",
      "aws:requesttag": "sts:TagSession", "aws:tagkeys": "sts:TagSession",
    ]
    guard policy.kind == .trust else { return [] }
    return policy.checkConditions { condition in
      guard condition.statement.effect == .allow, condition.demandsValue,
        let action = needed[condition.key.id],
        !policy.statements.contains(where: { $0.effect == .allow && $0.covers(action) })
      else { return [] }
      return [
        condition.atKey(
          "`\(condition.key.text)` is required, and nobody may set it",
          help: "add `\(action)` to the actions")
      ]
    }
  }

  private static let servicePrincipalUnsupportedKey = PolicyRule(
    RuleInfo(
      "iam/service-principal-unsupported-key", .error,
      summary: "a condition key that a service principal's requests never have",
      why: "A service principal has no organization, tags or user name; the statement never "
        + "applies to it.",
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
    return policy.checkConditions { condition in
      guard let principals = condition.statement.principals, !principals.isNegated,
        !principals.entries.isEmpty, principals.entries.allSatisfy({ $0.type == "Service" }),
        never.contains(condition.key.id), condition.demandsValue
      else { return [] }
      return [
        condition.atKey(
          "requests of a service principal never have `\(condition.key.text)`",
          help: "use `aws:SourceArn`, `aws:SourceAccount` or `aws:SourceOrgID`")
      ]
    }
  }

  private static let irrelevantKey = PolicyRule(
    RuleInfo(
      "iam/irrelevant-key", .note, summary: "a key about the resource in the resource's own policy",
      why: "The policy of a role or repository is about that resource only, and its owner does "
        + "not change.",
      source: AWSPage.checks, awsChecks: ["Suggestion - Irrelevant condition key in policy"],
      passing: PolicyExample.repository(
        #"{"StringEquals": {"aws:ResourceOrgID": "${aws:PrincipalOrgID}"}}"#),
      failing: PolicyExample.repository(
        #"{"StringEquals": {▸"aws:ResourceAccount": "818140567777"}}"#))
  ) { policy in
    let keys: Set<String> = ["aws:resourceaccount", "aws:resourceorgid", "aws:resourceorgpaths"]
    guard [.trust, .resource].contains(policy.kind) else { return [] }
    return policy.checkConditions { condition in
      guard keys.contains(condition.key.id), !condition.texts.isEmpty,
        !condition.texts.contains(where: { PolicyVariable.isIn($0.text) })
      else { return [] }
      return [
        condition.atKey(
          "`\(condition.key.text)` is the same for every request to this resource",
          help: "use it in an identity policy")
      ]
    }
  }

  private static let pairedKeys = PolicyRule(
    RuleInfo(
      "iam/paired-keys", .warning, summary: "a private address without its VPC",
      why: "Many VPCs use the same private addresses, those of other accounts included.",
      source: AWSPage.globalKeys,
      awsChecks: ["Security Warning - Missing paired condition keys"],
      passing: PolicyExample.identity(
        """
        {"IpAddress": {"aws:VpcSourceIp": "10.0.0.0/16"}, \
        "StringEquals": {"aws:SourceVpc": "vpc-0123456789abcdef0"}}
        """),
      failing: PolicyExample.identity(#"{"IpAddress": {▸"aws:VpcSourceIp": "10.0.0.0/16"}}"#))
  ) { policy in
    let pairs: [String: Set<String>] = [
      "aws:vpcsourceip": ["aws:sourcevpc", "aws:sourcevpce", "aws:sourcevpcarn"],
      "aws:ec2instancesourceprivateipv4": ["aws:ec2instancesourcevpc"],
    ]
    return policy.checkConditions { condition in
      // Denials work together: another one may name the VPC.
      let near = condition.statement.effect == .allow ? [condition.statement] : policy.statements
      guard condition.operation?.family == .ip, let partners = pairs[condition.key.id],
        !near.contains(where: { $0.hasKey(partners) })
      else { return [] }
      let partner =
        condition.key.id == "aws:vpcsourceip" ? "aws:SourceVpc" : "aws:Ec2InstanceSourceVpc"
      return [
        condition.atKey(
          "`\(condition.key.text)` without `\(partner)` matches in every VPC with these addresses",
          help: "add a condition on `\(partner)`")
      ]
    }
  }
}
