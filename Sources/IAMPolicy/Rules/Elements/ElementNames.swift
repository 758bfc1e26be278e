import Diagnostics
import Documents

extension PolicyRules {
  static let unknownElement = PolicyRule(
    RuleInfo(
      "iam/unknown-element", .error, summary: "an element that the policy grammar does not define",
      why: "AWS rejects a policy with an unknown element; element names are case-sensitive.",
      source: AWSPage.grammar, awsChecks: ["Error - Invalid policy element"],
      passing: Sample.policy(Sample.identity),
      failing: """
        {
          "Version": "2012-10-17",
          ▸"Description": "pulls",
          "Statement": [
            {"Effect": "Allow", "Action": "ecr:BatchGetImage", "Resource": "*", ▸"condition": {}}
          ]
        }
        """)
  ) { policy in
    unknownElements(of: policy.node, in: .policy)
      + policy.statements.flatMap { unknownElements(of: $0.node, in: .statement) }
  }

  private static func unknownElements(of node: Node, in scope: ElementScope) -> [Violation] {
    (node.mapping?.entries ?? []).filter { !scope.elements.contains($0.key) }.map { entry in
      Violation(
        "`\(entry.key)` is not a valid element of a \(scope.rawValue)", at: entry.keyLocation,
        help: scope.help(entry.key))
    }
  }

  static let idInIdentityPolicy = PolicyRule(
    RuleInfo(
      "iam/id-unsupported", .warning, summary: "`Id` in an identity-based policy",
      why: "Only resource-based policies support `Id`.",
      source: AWSPage.element("id"), passing: Sample.policy(Sample.identity),
      failing:
        "{\"Version\": \"2012-10-17\", ▸\"Id\": \"pulls\", \"Statement\": {\(Sample.identity)}}")
  ) { policy in
    guard policy.kind == .identity, let entry = policy.node.mapping?.entry("Id") else { return [] }
    return [
      Violation(
        "identity-based policies do not support `Id`", at: entry.keyLocation,
        help: "remove it; a statement can have a `Sid`")
    ]
  }

  static let elementPair = PolicyRule.statements(
    RuleInfo(
      "iam/element-pair", .error, summary: "an element and its `Not` form in one statement",
      why: "A statement has either `Action` or `NotAction`, and so on: AWS rejects both together.",
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
        at: statement.keyLocation("Not\(name)"), help: "remove one of them")
    }
  }

  static let duplicateKeyCase = PolicyRule.statements(
    RuleInfo(
      "iam/duplicate-key-case", .error,
      summary: "a condition key that appears twice under one operator, in different case",
      why: "Condition keys are not case-sensitive, and a key can appear only once.",
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
      var seen: [ContextKey: String] = [:]
      return (block.value.mapping?.entries ?? []).compactMap { entry -> Violation? in
        guard let first = seen.updateValue(entry.key, forKey: ContextKey(entry.key)) else {
          return nil
        }
        return Violation(
          "`\(entry.key)` is the same condition key as `\(first)`", at: entry.keyLocation,
          help: "list all values under one key")
      }
    }
  }
}

/// Where an element can appear.
///
/// IAM User Guide, "Grammar of the IAM JSON policy language".
private enum ElementScope: String {
  case policy, statement

  var elements: [String] {
    switch self {
    case .policy: ["Version", "Id", "Statement"]
    case .statement:
      [
        "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource",
        "NotResource", "Condition",
      ]
    }
  }

  /// What to do with `key`, which cannot appear here.
  func help(_ key: String) -> String {
    switch self {
    case .policy where ElementScope.statement.elements.contains(key):
      return "move `\(key)` into a statement"
    case .statement where ElementScope.policy.elements.contains(key):
      return "move `\(key)` out of the statement, beside `Statement`"
    default: break
    }
    if let hint = NearestName.hint(for: key, in: elements) {
      return hint
    }
    return "remove it"
  }
}
