import Diagnostics

extension PolicyRules {
  static let missingTagKey = PolicyRule(
    RuleInfo(
      "iam/missing-tag-key", .error, summary: "a tag's condition key without the tag",
      why: "Which tag is meant stands after a `/`; IAM refuses the key without it.",
      source: AWSPage.globalKeys, awsChecks: ["Error - Missing tag key in condition"],
      passing: PolicyExample.identity(#"{"StringEquals": {"aws:ResourceTag/team": "cf"}}"#),
      failing: PolicyExample.identity(#"{"StringEquals": {▸"aws:ResourceTag": "cf"}}"#))
  ) { policy in
    let prefixes: Set<String> = ["aws", "ecr", "ecr-public", "iam"]
    return policy.checkConditions { test in
      guard test.key.lacksTag, prefixes.contains(test.key.prefix) else { return [] }
      return [
        test.atKey(
          "`\(test.key.text)` does not say which tag",
          help: "write `\(test.key.prefix):\(test.key.name)/KEY`")
      ]
    }
  }
}
