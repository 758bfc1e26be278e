import Diagnostics

extension PolicyRules {
  static let unknownServiceKey = PolicyRule(
    RuleInfo(
      "iam/service-key", .error, summary: "a condition key that its service does not have",
      why: "A request never carries it, so that the condition never holds, or always does.",
      source: AWSPage.checks, awsChecks: ["Error - Invalid service condition key"],
      passing: PolicyExample.identity(#"{"StringEquals": {"ecr:ResourceTag/team": "cf"}}"#),
      failing: PolicyExample.identity(#"{"StringEquals": {▸"ecr:ResourceTags/team": "cf"}}"#))
  ) { policy in
    policy.checkConditions { test in
      let key = test.key
      guard let service = ServiceTables.service(key.prefix), !key.name.isEmpty,
        service.conditionKey(key.text) == nil, !key.lacksTag,
        !VariableText(key.text).hasVariable
      else { return [] }
      let own = service.conditionKeys.map(\.name).filter { $0.hasPrefix(key.prefix + ":") }
      let nearest =
        key.text.utf8.count <= 64
        ? NearestName.of(key.prefix + ":" + key.name, in: stems(own)) : nil
      return [
        test.atKey(
          "`\(service.prefix)` has no condition key `\(key.text)`",
          help: nearest.map { "did you mean `\($0)`?" }
            ?? "its keys are \(own.map { "`\($0)`" }.joined(separator: ", "))")
      ]
    }
  }

  private static func stems(_ names: [String]) -> [String] {
    names.map { KeyName($0) }.map { $0.tag == nil ? $0.text : "\($0.prefix):\($0.name)/" }
      .map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
  }
}
