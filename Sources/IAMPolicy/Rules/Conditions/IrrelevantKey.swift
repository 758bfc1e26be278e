import Diagnostics

extension PolicyRules {
  static let irrelevantKey = PolicyRule(
    RuleInfo(
      "iam/irrelevant-key", .note, summary: "a key about the resource in the resource's own policy",
      why: "A policy that hangs on a role or repository speaks of that one only; whose it is does "
        + "not change.",
      source: AWSPage.checks, awsChecks: ["Suggestion - Irrelevant condition key in policy"],
      passing: PolicyExample.repository(
        #"{"StringEquals": {"aws:ResourceOrgID": "${aws:PrincipalOrgID}"}}"#),
      failing: PolicyExample.repository(
        #"{"StringEquals": {▸"aws:ResourceAccount": "818140567777"}}"#))
  ) { policy in
    let keys: Set<String> = ["aws:resourceaccount", "aws:resourceorgid", "aws:resourceorgpaths"]
    guard policy.kind != .identity else { return [] }
    return policy.checkConditions { test in
      guard keys.contains(test.key.id), !test.texts.isEmpty,
        !test.texts.contains(where: { VariableText($0.text).hasVariable })
      else { return [] }
      return [
        test.atKey(
          "`\(test.key.text)` is the same for every request to this resource",
          help: "use it in the policy of an identity")
      ]
    }
  }
}
