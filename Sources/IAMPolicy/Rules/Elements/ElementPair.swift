import Diagnostics

extension PolicyRules {
  static let elementPair = PolicyRule.statements(
    RuleInfo(
      "iam/element-pair", .error, summary: "an element beside its `Not` form in one statement",
      why:
        "Of `Action` and `NotAction`, and so on, a statement takes one; with both it is refused.",
      source: AWSPage.grammar, awsChecks: ["Error - Unsupported element combination"],
      passing: Sample.policy(Sample.identity),
      failing: Sample.policy(
        #""Effect": "Deny", "Action": "ecr:*", ▸"NotAction": "ecr:BatchGetImage", "Resource": "*""#)
    )
  ) { statement, _ in
    ["Principal", "Action", "Resource"].compactMap { name in
      guard statement.node[name] != nil, statement.node["Not\(name)"] != nil else { return nil }
      return Violation(
        "\(statement.name) has both `\(name)` and `Not\(name)`",
        at: statement.keyLocation("Not\(name)"), help: "keep one of the two")
    }
  }
}
