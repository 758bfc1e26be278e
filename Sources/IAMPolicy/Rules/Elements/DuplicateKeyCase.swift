import Diagnostics

extension PolicyRules {
  static let duplicateKeyCase = PolicyRule.statements(
    RuleInfo(
      "iam/duplicate-key-case", .error,
      summary: "a condition key that stands twice under one operator, in different case",
      why: "Condition keys are the same whatever their case, and one key stands once.",
      source: AWSPage.element("condition"),
      awsChecks: ["Error - Duplicate keys with different case"],
      passing: Sample.policy(Sample.identity),
      failing: Sample.policy(
        Sample.identity + """
          , "Condition": {
              "StringEquals": {"aws:RequestedRegion": "us-east-1", ▸"aws:requestedregion": "us-east-2"}}
          """))
  ) { statement, _ in
    (statement.node["Condition"]?.mapping?.entries ?? []).flatMap { block in
      var seen: [String: String] = [:]
      return (block.value.mapping?.entries ?? []).compactMap { entry -> Violation? in
        guard let first = seen.updateValue(entry.key, forKey: entry.key.lowercased()) else {
          return nil
        }
        return Violation(
          "`\(entry.key)` is the same condition key as `\(first)`", at: entry.keyLocation,
          help: "join the values in one list under one key")
      }
    }
  }
}
