import Diagnostics
import Documents

extension PolicyRules {
  static let mixedConditionValues = PolicyRule(
    RuleInfo(
      "iam/mixed-condition-values", .error, summary: "values of several JSON types in one list",
      why: "IAM refuses a list whose values are of different types.",
      source: AWSPage.checks, awsChecks: ["Error - Invalid condition data type"],
      passing: PolicyExample.identity(
        #"{"NumericEquals": {"sts:DurationSeconds": ["900", "3600"]}}"#,
        action: #""sts:GetServiceBearerToken""#),
      failing: PolicyExample.identity(
        #"{"NumericEquals": {"sts:DurationSeconds": ▸["900", 3600]}}"#,
        action: #""sts:GetServiceBearerToken""#))
  ) { policy in
    policy.checkConditions { test in
      let kinds = Set(test.test.values.map(\.kind))
      guard kinds.count > 1, test.test.values.allSatisfy({ ValueForm.text($0) != nil }) else {
        return []
      }
      return [
        Violation(
          "the values of `\(test.key.text)` are \(kinds.sorted().joined(separator: " and "))",
          at: test.test.node.location, help: "put all of them in quotes")
      ]
    }
  }
}
