import Diagnostics

extension PolicyRules {
  static let keyNeverCarried = PolicyRule(
    RuleInfo(
      "iam/key-never-carried", .warning,
      summary: "a condition on a key that the action never carries",
      why: "For that action the condition never holds: an `Allow` gives nothing, a `Deny` keeps "
        + "nothing away.",
      source:
        "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerregistry.html",
      passing: PolicyExample.identity(#"{"StringEquals": {"aws:ResourceTag/team": "cf"}}"#),
      failing: PolicyExample.identity(
        #"{"StringEquals": {▸"aws:ResourceTag/team": "cf"}}"#,
        action: #"["ecr:BatchGetImage", "ecr:GetAuthorizationToken"]"#))
  ) { policy in
    policy.checkConditions { test in
      guard test.demandsValue, !test.key.lacksTag else { return [] }
      let strangers = test.actionsWithoutKey { NeverCarried.isDecided(test.key, for: $0) }
      return strangers.isEmpty
        ? []
        : [
          test.atKey(
            "\(ParsedCondition.list(strangers)) never carries `\(test.key.text)`",
            help: "move the action to a statement without this key")
        ]
    }
  }
}

/// Which keys the tables are complete about, so that what they do not list is not there.
private enum NeverCarried {
  /// Who asks with a token is nobody in AWS yet: no user, no session.
  ///
  /// IAM User Guide, "AWS global condition context keys": these come with signed requests only.
  private static let signedOnly: Set<String> = [
    "aws:username", "aws:principalarn", "aws:multifactorauthage", "aws:multifactorauthpresent",
  ]
  private static let tagKeys: Set<String> = ["aws:requesttag", "aws:tagkeys", "aws:resourcetag"]
  /// These stay with a session and are seen by other services.
  private static let lasting: Set<String> = [
    "saml:sub", "saml:sub_type", "saml:namequalifier", "sts:requestcontext",
  ]

  static func isDecided(_ key: ConditionKeyName, for action: ActionEntry) -> Bool {
    let isUnsigned = ["AssumeRoleWithWebIdentity", "AssumeRoleWithSAML"].contains(action.name)
    if key.isGlobal { return tagKeys.contains(key.id) || isUnsigned && signedOnly.contains(key.id) }
    // A service's own key is another rule's.
    guard key.prefix != action.service, !lasting.contains(key.id) else { return false }
    return ["ecr", "ecr-public", "sts", "iam", "saml"].contains(key.prefix)
  }
}
