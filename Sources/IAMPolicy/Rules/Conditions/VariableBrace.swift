import Diagnostics

extension PolicyRules {
  static let variableBrace = PolicyRule(
    RuleInfo(
      "iam/variable-brace", .error, summary: "a variable without its closing brace",
      why: "IAM refuses a policy with a variable that does not end.",
      source: AWSPage.variables, awsChecks: ["Error - Missing brace in variable"],
      passing: PolicyExample.identity(
        resource: #""arn:aws:ecr:us-east-1:818140567777:repository/${aws:username}/*""#),
      failing: PolicyExample.identity(
        resource: #"▸"arn:aws:ecr:us-east-1:818140567777:repository/${aws:username/*""#))
  ) { policy in
    guard policy.hasVariables else { return [] }
    return policy.texts.filter { VariableText($0.text).isOpen }.map {
      Violation(
        "`\($0.text)` has a variable without `}`", at: $0.location,
        help: "close it, or write `${$}{` for the characters themselves")
    }
  }
}
