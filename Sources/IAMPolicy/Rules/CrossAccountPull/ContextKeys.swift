import Diagnostics

extension PolicyRules {
  static let keyNeverCarried = PolicyRule(
    RuleInfo(
      "iam/key-never-carried", .warning,
      summary: "a condition on a key that is never in the request context of the action",
      why: "For that action the condition never matches: an `Allow` grants nothing, a `Deny` "
        + "denies nothing.",
      source: AWSPage.ecrActions,
      passing: PolicyExample.identity(#"{"StringEquals": {"aws:ResourceTag/team": "cf"}}"#),
      failing: PolicyExample.identity(
        #"{"StringEquals": {▸"aws:ResourceTag/team": "cf"}}"#,
        action: #"["ecr:BatchGetImage", "ecr:GetAuthorizationToken"]"#))
  ) { policy in
    policy.checkConditions { test in
      guard test.demandsValue, !test.key.lacksTag else { return [] }
      let actions = test.actionsWithoutKey { ContextKeys.areKnown(test.key, for: $0) }
      guard !actions.isEmpty else { return [] }
      return [
        test.atKey(
          "`\(test.key.text)` is never in the request context of \(ParsedCondition.list(actions))",
          help: "move the action to a statement without this key")
      ]
    }
  }
}

/// The keys whose presence in a request context is known from the service reference alone.
private enum ContextKeys {
  /// In the context of signed requests only, which a request with a token is not.
  ///
  /// IAM User Guide, "AWS global condition context keys".
  private static let signedOnly: Set<String> = [
    "aws:username", "aws:principalarn", "aws:multifactorauthage", "aws:multifactorauthpresent",
  ]
  private static let tagKeys: Set<String> = ["aws:requesttag", "aws:tagkeys", "aws:resourcetag"]
  /// In the context of later requests of the session too, to other services.
  private static let ofSession: Set<String> = [
    "saml:sub", "saml:sub_type", "saml:namequalifier", "sts:requestcontext",
  ]

  /// Whether `action` has `key` in its request context only if the service reference lists it.
  static func areKnown(_ key: ConditionKeyName, for action: ActionEntry) -> Bool {
    let isUnsigned = ["AssumeRoleWithWebIdentity", "AssumeRoleWithSAML"].contains(action.name)
    if key.isGlobal { return tagKeys.contains(key.id) || isUnsigned && signedOnly.contains(key.id) }
    // The service's own keys are checked by `unsupportedActionForKey`.
    guard key.prefix != action.service, !ofSession.contains(key.id) else { return false }
    return ["ecr", "ecr-public", "sts", "iam", "saml"].contains(key.prefix)
  }
}
