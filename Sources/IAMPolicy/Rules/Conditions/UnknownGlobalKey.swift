import Diagnostics

extension PolicyRules {
  static let unknownGlobalKey = PolicyRule(
    RuleInfo(
      "iam/global-key", .error, summary: "a global condition key that does not exist",
      why: "A request never carries it, so that the condition never holds, or always does.",
      source: AWSPage.globalKeys, awsChecks: ["Error - Invalid global condition key"],
      passing: PolicyExample.identity(#"{"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}}"#),
      failing: PolicyExample.identity(
        #"{"StringEquals": {▸"aws:PrincipalOrgIDs": "o-a1b2c3d4e5"}}"#))
  ) { policy in
    policy.checkConditions { test in
      let key = test.key
      guard key.isGlobal, !key.name.isEmpty, key.known == nil, !key.lacksTag,
        !VariableText(key.text).hasVariable, !KeyName.unsupported.contains(key.id),
        GlobalConditionKeys.replacement(of: key.text) == nil
      else { return [] }
      let names = GlobalConditionKeys.all.map(\.name)
      let nearest = key.text.utf8.count <= 64 ? NearestName.of(key.text, in: names) : nil
      return [
        test.atKey(
          "`\(key.text)` is no global condition key",
          help: nearest.map { "did you mean `\($0)`?" })
      ]
    }
  }
}

extension KeyName {
  /// In lower case.
  static let unsupported = Set(GlobalConditionKeys.unsupported.map { $0.lowercased() })

  /// Whether the key needs the name of a tag after a `/` and has none.
  var lacksTag: Bool { takesTag && tag?.isEmpty != false }
}
