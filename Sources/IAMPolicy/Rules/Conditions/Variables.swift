import Diagnostics

// Policy variables: their syntax, and where they may be.
extension PolicyRules {
  static let variableSyntax: [PolicyRule] = [
    variableSyntax(
      RuleInfo(
        "iam/variable-brace", .error, summary: "a variable without its closing brace",
        why: "IAM rejects a policy with a variable that does not end.",
        source: AWSPage.variables, awsChecks: ["Error - Missing brace in variable"],
        passing: PolicyExample.identity(
          resource: #""arn:aws:ecr:us-east-1:818140567777:repository/${aws:username}/*""#),
        failing: PolicyExample.identity(
          resource: #"▸"arn:aws:ecr:us-east-1:818140567777:repository/${aws:username/*""#)),
      .missingBrace, "has no closing `}`",
      help: "close it, or write `${$}{` for the characters themselves"),
    variableSyntax(
      RuleInfo(
        "iam/variable-quote", .error, summary: "a variable's default value without its quotes",
        why: "A default value is in single quotes; IAM rejects it without them.",
        source: AWSPage.variables, awsChecks: ["Error - Missing quote in variable"],
        passing: PolicyExample.identity(
          #"{"StringEquals": {"aws:ResourceTag/team": "${aws:PrincipalTag/team, 'cf'}"}}"#),
        failing: PolicyExample.identity(
          #"{"StringEquals": {"aws:ResourceTag/team": ▸"${aws:PrincipalTag/team, 'cf}"}}"#)),
      .missingQuote, "has a default value without quotes on both ends",
      help: "write `${key, 'default'}`"),
    variableSyntax(
      RuleInfo(
        "iam/variable-space", .error, summary: "a space in a variable's key",
        why: "Only a default value may hold spaces; IAM rejects the variable otherwise.",
        source: AWSPage.variables, awsChecks: ["Error - Unsupported space in variable"],
        passing: PolicyExample.identity(
          #"{"StringEquals": {"aws:ResourceTag/team": "${aws:PrincipalTag/team}"}}"#),
        failing: PolicyExample.identity(
          #"{"StringEquals": {"aws:ResourceTag/team": ▸"${ aws:PrincipalTag/team }"}}"#)),
      .spaceInKey, "has a space in its key", help: "remove the space"),
    variableSyntax(
      RuleInfo(
        "iam/variable-empty", .error, summary: "a variable without a key",
        why: "There is no value to replace it with; IAM rejects it.",
        source: AWSPage.variables, awsChecks: ["Error - Empty variable"],
        passing: PolicyExample.identity(
          #"{"StringEquals": {"aws:ResourceTag/team": "${aws:PrincipalTag/team}"}}"#),
        failing: PolicyExample.identity(
          #"{"StringEquals": {"aws:ResourceTag/team": ▸"${}"}}"#)),
      .missingKey, "names no key",
      help: "name a key, or write `${$}{}` for the characters themselves"),
  ]

  /// A rule about one syntax error of variables, under the version of the language that has variables.
  private static func variableSyntax(
    _ info: RuleInfo, _ error: PolicyVariable.SyntaxError, _ problem: String, help: String
  ) -> PolicyRule {
    PolicyRule(info) { policy in
      guard policy.hasVariables else { return [] }
      return policy.textsWithVariables.flatMap { text in
        PolicyVariable.all(in: text.text).filter { $0.errors.contains(error) }.map { variable in
          let isOpen = error == .missingBrace
          return Violation(
            "`${\(variable.text)\(isOpen ? "" : "}")` \(problem)", at: text.location, help: help)
        }
      }
    }
  }

  static let variableOperator = PolicyRule(
    RuleInfo(
      "iam/variable-operator", .error,
      summary: "a variable with an operator that does not support variables",
      why: "Only string and ARN operators replace variables with values.",
      source: AWSPage.variables, awsChecks: ["Error - Invalid variable for operator"],
      passing: PolicyExample.identity(
        #"{"StringEquals": {"aws:ResourceTag/team": "${aws:PrincipalTag/team}"}}"#),
      failing: PolicyExample.identity(
        #"{"NumericEquals": {"aws:MultiFactorAuthAge": ▸"${aws:PrincipalTag/age}"}}"#))
  ) { policy in
    policy.checkConditions { condition in
      guard let operation = condition.operation, !operation.takesVariables else { return [] }
      return condition.texts.filter { PolicyVariable.isIn($0.text) }.map {
        Violation(
          "`\(operation.base)` does not support the variable in `\($0.text)`", at: $0.location,
          help: "write the value itself, or use a string operator")
      }
    }
  }

  static let variableElement = PolicyRule(
    RuleInfo(
      "iam/variable-element", .error,
      summary: "a variable in an element that does not support variables",
      why: "Variables work in resources and in the values of conditions. Elsewhere they are plain "
        + "text, and the policy does not do what it says.",
      source: AWSPage.variables, awsChecks: ["Error - Variable unsupported in element"],
      passing: PolicyExample.repository(
        #"{"StringEquals": {"aws:PrincipalAccount": "${aws:ResourceAccount}"}}"#),
      failing: PolicyExample.repository(
        principal: #"{"AWS": ▸"arn:aws:iam::606639739464:role/${aws:username}"}"#))
  ) { policy in
    policy.statements.flatMap { statement -> [Violation] in
      let places =
        (statement.principals?.entries.map(\.value) ?? []) + (statement.actions?.patterns ?? [])
        + statement.conditions.map(\.key)
      return places.filter { PolicyVariable.isIn($0.text) }.map {
        Violation(
          "`\($0.text)` holds a variable, which is not supported here", at: $0.location,
          help: "use variables in `Resource` and in the values of a `Condition` only")
      }
    }
  }

  static let variableVersion = PolicyRule(
    RuleInfo(
      "iam/variable-version", .error,
      summary: "a variable under the old version of the policy language",
      why: "In version `2008-10-17`, which is also the default, `${...}` is plain text.",
      source: AWSPage.variables, awsChecks: ["Error - Variable unsupported in version"],
      passing: PolicyExample.identity(
        resource: #""arn:aws:ecr:us-east-1:818140567777:repository/${aws:username}/*""#),
      failing: PolicyExample.identity(
        resource: #"▸"arn:aws:ecr:us-east-1:818140567777:repository/${aws:username}/*""#,
        version: "2008-10-17"))
  ) { policy in
    // A version that does not exist is another rule's.
    let version = policy.node["Version"]
    guard version == nil || version?.string == "2008-10-17" else { return [] }
    return policy.textsWithVariables.filter { text in
      let variables = PolicyVariable.all(in: text.text)
      return variables.contains { $0.text.contains(":") }
        && !variables.contains { $0.errors.contains(.missingBrace) }
    }.map {
      Violation(
        "`\($0.text)` holds a variable, which this version does not support", at: $0.location,
        help: "write `\"Version\": \"2012-10-17\"`")
    }
  }
}
