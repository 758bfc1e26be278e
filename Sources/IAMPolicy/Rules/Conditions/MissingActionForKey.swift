import Diagnostics

extension PolicyRules {
  static let missingActionForKey = PolicyRule(
    RuleInfo(
      "iam/missing-action-for-key", .error,
      summary: "a session is to have tags or a source identity that nobody may set",
      why: "Tags are passed under `sts:TagSession` and a source identity under "
        + "`sts:SetSourceIdentity`. Demanding them without allowing that lets nobody in.",
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
    return policy.checkConditions { test in
      guard test.statement.effect == .allow, test.demandsValue, let action = needed[test.key.id],
        !policy.statements.contains(where: { $0.effect == .allow && $0.covers(action) })
      else { return [] }
      return [
        test.atKey(
          "`\(test.key.text)` is demanded, and nobody may set it",
          help: "add `\(action)` to the actions")
      ]
    }
  }
}
