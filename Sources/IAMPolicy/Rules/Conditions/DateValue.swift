import Diagnostics

extension PolicyRules {
  static let dateValue = PolicyRule(
    RuleInfo(
      "iam/date-value", .warning, summary: "a date operator with a value that is no date",
      why:
        "AWS reads dates as ISO 8601 has them, such as `2026-11-25T00:00:00Z`; seconds since 1970 are taken too, but nobody can read them.",
      source: AWSPage.operators,
      awsChecks: ["General Warning - Type mismatch date", "General Warning - Invalid date value"],
      passing: PolicyExample.identity(
        #"{"DateLessThan": {"aws:CurrentTime": "2026-12-31T00:00:00Z"}}"#),
      failing: PolicyExample.identity(#"{"DateLessThan": {"aws:CurrentTime": ▸"31.12.2026"}}"#))
  ) { policy in
    policy.checkConditions { test in
      guard test.comparison?.family == .date else { return [] }
      return test.values(breaking: ValueForm.isDate).map {
        Violation(
          "`\($0.text)` is no date", at: $0.location,
          help: "write it as `2026-12-31T00:00:00Z`")
      }
    }
  }
}
