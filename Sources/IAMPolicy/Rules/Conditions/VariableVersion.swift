import Diagnostics

extension PolicyRules {
  static let variableVersion = PolicyRule(
    RuleInfo(
      "iam/variable-version", .error, summary: "a variable under the older version of the language",
      why: "Under `2008-10-17`, which also holds where no version is named, `${...}` is ordinary "
        + "text.",
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
    return policy.texts.filter { text in
      let parts = VariableText(text.text)
      return !parts.isOpen && parts.variables.contains { $0.contains(":") }
    }.map {
      Violation(
        "`\($0.text)` holds a variable, which this version does not know", at: $0.location,
        help: "write `\"Version\": \"2012-10-17\"`")
    }
  }
}
