import Diagnostics

extension PolicyRules {
  static let missingVersion = PolicyRule(
    RuleInfo(
      "iam/missing-version", .warning, summary: "a policy without `Version`",
      why: "`Version` defaults to `2008-10-17`, in which policy variables are literal strings.",
      source: AWSPage.version, awsChecks: ["General Warning - Missing version"],
      passing: Sample.policy(Sample.identity),
      failing: "▸{\"Statement\": {\(Sample.identity)}}")
  ) { policy in
    missing(
      "Version", of: policy,
      help: "add `\"Version\": \"\(PolicyVersion.current)\"` before the statements")
  }

  static let missingStatement = PolicyRule(
    RuleInfo(
      "iam/missing-statement", .error, summary: "a policy without `Statement`",
      why: "`Statement` is the main element of a policy, and it is required.",
      source: AWSPage.element("statement"), awsChecks: ["Error - Missing statement"],
      passing: Sample.policy(Sample.identity), failing: #"▸{"Version": "2012-10-17"}"#)
  ) { policy in
    missing("Statement", of: policy, help: "add `\"Statement\": [...]` with at least one statement")
  }

  static let missingEffect = PolicyRule.statements(
    RuleInfo(
      "iam/missing-effect", .error, summary: "a statement without `Effect`",
      why: "`Effect` is required and has no default: AWS rejects the policy.",
      source: AWSPage.element("effect"), awsChecks: ["Error - Missing effect"],
      passing: Sample.policy(Sample.identity),
      failing: markedStatement(#""Action": "ecr:BatchGetImage", "Resource": "*""#))
  ) { statement, _ in
    guard statement.node["Effect"] == nil else { return [] }
    return [
      Violation(
        "\(statement.name) has no `Effect`", at: statement.node.location,
        help: "add `\"Effect\": \"Allow\"` or `\"Effect\": \"Deny\"`")
    ]
  }

  static let missingAction = PolicyRule.statements(
    RuleInfo(
      "iam/missing-action", .error, summary: "a statement without `Action` or `NotAction`",
      why: "Every statement requires one of the two: AWS rejects the policy.",
      source: AWSPage.element("action"), awsChecks: ["Error - Missing action"],
      passing: Sample.policy(#""Effect": "Deny", "NotAction": "ecr:*", "Resource": "*""#),
      failing: markedStatement(#""Effect": "Allow", "Resource": "*""#))
  ) { statement, _ in
    missing(
      "Action", statement.actions, of: statement,
      help: "add the actions, such as `\"Action\": [\"ecr:BatchGetImage\"]`")
  }

  static let missingResource = PolicyRule.statements(
    RuleInfo(
      "iam/missing-resource", .error,
      summary: "a statement that names no resources, in a policy that has to",
      why:
        "Only the policy of a role or a repository is about the resource that it is attached to; "
        + "in any other each statement requires `Resource` or `NotResource`.",
      source: AWSPage.element("resource"), awsChecks: ["Error - Missing resource"],
      passing: Sample.policy(Sample.identity),
      failing: markedStatement(#""Effect": "Allow", "Action": "ecr:BatchGetImage""#))
  ) { statement, policy in
    guard policy.kind.needsResources else { return [] }
    return missing(
      "Resource", statement.resources, of: statement,
      help: "specify the resources by ARN, or add `\"Resource\": \"*\"`")
  }

  private static func missing(_ name: String, of policy: Policy, help: String) -> [Violation] {
    guard policy.node.mapping != nil, policy.node[name] == nil else { return [] }
    return [Violation("the policy has no `\(name)`", at: policy.node.location, help: help)]
  }

  private static func missing(
    _ name: String, _ element: PatternElement?, of statement: PolicyStatement, help: String
  ) -> [Violation] {
    guard element == nil else { return [] }
    return [
      Violation(
        "\(statement.name) has neither `\(name)` nor `Not\(name)`", at: statement.node.location,
        help: help)
    ]
  }

  /// A policy whose only statement is marked as a whole.
  private static func markedStatement(_ statement: String) -> String {
    """
    {
      "Version": "2012-10-17",
      "Statement": [
        ▸{\(statement)}
      ]
    }
    """
  }
}
