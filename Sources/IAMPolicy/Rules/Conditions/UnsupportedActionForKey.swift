import Diagnostics

extension PolicyRules {
  static let unsupportedActionForKey = PolicyRule(
    RuleInfo(
      "iam/key-for-action", .error, summary: "a service's key with an action that does not know it",
      why:
        "The action's request never carries the key, so that for this action the statement never "
        + "holds.",
      source: AWSPage.checks, awsChecks: ["Error - Unsupported action for condition key"],
      passing: PolicyExample.trust(
        #"{"StringEquals": {"sts:ExternalId": "cf"}}"#, principal: #"{"AWS": "606639739464"}"#,
        action: #""sts:AssumeRole""#),
      failing: PolicyExample.trust(#"{"StringEquals": {▸"sts:ExternalId": "cf"}}"#))
  ) { policy in
    policy.checkConditions { test in
      guard test.demandsValue, let service = ServiceTables.service(test.key.prefix),
        service.conditionKey(test.key.text) != nil
      else { return [] }
      let strangers = test.actionsWithoutKey { $0.service == service.prefix }
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
