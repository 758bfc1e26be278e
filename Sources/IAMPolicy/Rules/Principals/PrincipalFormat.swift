import Diagnostics

extension PolicyRules {
  static let principalFormat = PolicyRule(
    RuleInfo(
      "iam/principal-format", .error, summary: "a principal that names nobody",
      why: "A principal is an account id or the ARN of an account's root, a role, a user or a "
        + "session. IAM and ECR refuse the policy for anything else.",
      source: AWSPage.principal, awsChecks: ["Error - Invalid principal format"],
      passing: PolicyExample.repository(),
      failing: PolicyExample.repository(
        principal: #"{"AWS": [▸"ROSAECRAssumeRole", ▸"60663973946"]}"#))
  ) { policy in
    policy.judgePrincipals { entry, _ in
      let text = entry.value.text
      guard !text.contains("*"), !text.contains("?"), !PatternText.hasVariable(text) else {
        return nil
      }
      let isSound =
        switch entry.type {
        case "AWS": PrincipalForm.isAWS(text)
        case "CanonicalUser": PrincipalForm.isCanonicalUser(text)
        case nil: false
        default: true
        }
      return isSound
        ? nil
        : Violation(
          "`\(text)` is no \(entry.type == nil ? "principal" : "`\(entry.type ?? "")` principal")",
          at: entry.value.location, help: PrincipalForm.help(text, under: entry.type))
    }
  }
}
