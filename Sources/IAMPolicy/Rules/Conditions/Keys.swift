import Diagnostics

// Names of condition keys.
extension PolicyRules {
  static let conditionKeys: [PolicyRule] = [
    conditionKeyFormat, unknownGlobalKey, unsupportedGlobalKey, deprecatedGlobalKey,
    unknownServiceKey, missingTagKey,
  ]

  private static let conditionKeyFormat = PolicyRule(
    RuleInfo(
      "iam/condition-key-format", .error, summary: "a malformed condition key",
      why: "A key reads `service:name`, or `issuer:claim` for a claim of an identity provider's "
        + "token. IAM rejects anything else.",
      source: AWSPage.condition, awsChecks: ["Error - Invalid condition key format"],
      passing: PolicyExample.identity(#"{"StringEquals": {"aws:RequestedRegion": "us-east-1"}}"#),
      failing: PolicyExample.identity(#"{"StringEquals": {▸"RequestedRegion": "us-east-1"}}"#))
  ) { policy in
    policy.checkConditions { condition in
      let key = condition.key
      guard !key.isValid, !PolicyVariable.isIn(key.text) else { return [] }
      return [
        condition.atKey(
          "`\(key.text)` is not a condition key",
          help: GlobalConditionKeys.key("aws:\(key.text)").map { "did you mean `\($0.name)`?" }
            ?? "a key reads `service:name`, such as `aws:SourceIp`")
      ]
    }
  }

  private static let unknownGlobalKey = PolicyRule(
    RuleInfo(
      "iam/global-key", .error, summary: "a global condition key that does not exist",
      why: "No request has the key, so the condition is never true, or always.",
      source: AWSPage.globalKeys, awsChecks: ["Error - Invalid global condition key"],
      passing: PolicyExample.identity(#"{"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}}"#),
      failing: PolicyExample.identity(
        #"{"StringEquals": {▸"aws:PrincipalOrgIDs": "o-a1b2c3d4e5"}}"#))
  ) { policy in
    policy.checkConditions { condition in
      let key = condition.key
      guard key.isGlobal, !key.name.isEmpty, key.known == nil, !key.lacksTag,
        !PolicyVariable.isIn(key.text), !ConditionKeyName.unsupported.contains(key.id),
        GlobalConditionKeys.replacement(of: key.text) == nil
      else { return [] }
      let names = GlobalConditionKeys.all.map(\.name)
      let nearest = NearestName.hint(for: key.text, in: names)
      return [
        condition.atKey(
          "`\(key.text)` is not a global condition key",
          help: nearest)
      ]
    }
  }

  private static let unsupportedGlobalKey = PolicyRule(
    RuleInfo(
      "iam/unsupported-global-key", .error,
      summary: "a global condition key that AWS no longer supports",
      why: "Older documents use `aws:ARN`; no request has it.",
      source: AWSPage.globalKeys, awsChecks: ["Error - Unsupported global condition key"],
      passing: PolicyExample.identity(
        #"{"ArnLike": {"aws:PrincipalArn": "\#(PolicyExample.role)"}}"#),
      failing: PolicyExample.identity(#"{"ArnLike": {▸"aws:ARN": "\#(PolicyExample.role)"}}"#))
  ) { policy in
    policy.checkConditions { condition in
      guard ConditionKeyName.unsupported.contains(condition.key.id) else { return [] }
      return [
        condition.atKey(
          "`\(condition.key.text)` is not supported",
          help: "use `aws:PrincipalArn` or `aws:SourceArn`")
      ]
    }
  }

  private static let deprecatedGlobalKey = PolicyRule(
    RuleInfo(
      "iam/deprecated-global-key", .warning, summary: "a deprecated global condition key",
      why: "Only a few old services send `aws:SourceOwner`; newer ones send `aws:SourceAccount`.",
      source: "https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html",
      awsChecks: ["General Warning - Deprecated global condition key"],
      passing: PolicyExample.repository(
        #"{"StringEquals": {"aws:SourceAccount": "818140567777"}}"#,
        principal: #"{"Service": "codebuild.amazonaws.com"}"#),
      failing: PolicyExample.repository(
        #"{"StringEquals": {▸"aws:SourceOwner": "818140567777"}}"#,
        principal: #"{"Service": "codebuild.amazonaws.com"}"#))
  ) { policy in
    policy.checkConditions { condition in
      guard let newer = GlobalConditionKeys.replacement(of: condition.key.text) else { return [] }
      return [condition.atKey("`\(condition.key.text)` is deprecated", help: "use `\(newer)`")]
    }
  }

  private static let unknownServiceKey = PolicyRule(
    RuleInfo(
      "iam/service-key", .error, summary: "a condition key that its service does not have",
      why: "No request has the key, so the condition is never true, or always.",
      source: AWSPage.checks, awsChecks: ["Error - Invalid service condition key"],
      passing: PolicyExample.identity(#"{"StringEquals": {"ecr:ResourceTag/team": "cf"}}"#),
      failing: PolicyExample.identity(#"{"StringEquals": {▸"ecr:ResourceTags/team": "cf"}}"#))
  ) { policy in
    policy.checkConditions { condition in
      let key = condition.key
      guard let service = ServiceTables.service(key.prefix), !key.name.isEmpty,
        service.conditionKey(key.text) == nil, !key.lacksTag, !PolicyVariable.isIn(key.text)
      else { return [] }
      let own = service.conditionKeys.map(\.name).filter { $0.hasPrefix(key.prefix + ":") }
      let nearest =
        key.text.utf8.count <= 64
        ? NearestName.hint(for: key.prefix + ":" + key.name, in: stems(own)) : nil
      return [
        condition.atKey(
          "`\(service.prefix)` has no condition key `\(key.text)`",
          help: nearest
            ?? "its keys are \(own.map { "`\($0)`" }.joined(separator: ", "))")
      ]
    }
  }

  private static func stems(_ names: [String]) -> [String] {
    names.map { ConditionKeyName($0) }.map {
      $0.tag == nil ? $0.text : "\($0.prefix):\($0.name)"
    }
  }

  private static let missingTagKey = PolicyRule(
    RuleInfo(
      "iam/missing-tag-key", .error, summary: "a condition key for tags without a tag key",
      why: "The tag key comes after a `/`; IAM rejects the condition key without it.",
      source: AWSPage.globalKeys, awsChecks: ["Error - Missing tag key in condition"],
      passing: PolicyExample.identity(#"{"StringEquals": {"aws:ResourceTag/team": "cf"}}"#),
      failing: PolicyExample.identity(#"{"StringEquals": {▸"aws:ResourceTag": "cf"}}"#))
  ) { policy in
    let prefixes: Set<String> = ["aws", "ecr", "ecr-public", "iam"]
    return policy.checkConditions { condition in
      let key = condition.key
      guard key.lacksTag, prefixes.contains(key.prefix) else { return [] }
      return [
        condition.atKey(
          "`\(key.text)` has no tag key", help: "write `\(key.prefix):\(key.name)/KEY`")
      ]
    }
  }
}
