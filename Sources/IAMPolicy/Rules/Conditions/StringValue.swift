import Diagnostics

extension PolicyRules {
  static let stringValue = PolicyRule(
    RuleInfo(
      "iam/string-value", .warning, summary: "a string operator with a value that is no string",
      why: "A number loses its leading zeros before it is compared; a text keeps what was written.",
      source: AWSPage.operators, awsChecks: ["General Warning - Type mismatch string"],
      passing: PolicyExample.identity(
        #"{"StringEquals": {"aws:PrincipalAccount": "606639739464"}}"#),
      failing: PolicyExample.identity(
        #"{"StringEquals": {"aws:PrincipalAccount": ▸606639739464}}"#))
  ) { policy in
    policy.checkConditions { test in
      guard test.comparison?.family == .string else { return [] }
      return test.test.values.compactMap { node in
        guard node.string == nil, let text = ValueForm.text(node) else { return nil }
        return Violation(
          "`\(text)` is \(node.kind), compared as a string", at: node.location,
          help: "put it in quotes")
      }
    }
  }
}
