import Diagnostics

extension PolicyRules {
  static let principalWildcard = PolicyRule(
    RuleInfo(
      "iam/principal-wildcard", .error, summary: "a wildcard inside a principal",
      why:
        "In a principal `*` stands for everybody or it stands for nothing: parts of ARNs are not "
        + "matched, and the policy is refused.",
      source: AWSPage.principal, awsChecks: ["Error - Unsupported wildcard in principal"],
      passing: PolicyExample.repository(
        #"{"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::606639739464:role/ecr-*"}}"#,
        principal: #"{"AWS": "606639739464"}"#),
      failing: PolicyExample.repository(
        principal: #"{"AWS": ▸"arn:aws:iam::606639739464:role/*"}"#))
  ) { policy in
    policy.judgePrincipals { entry, _ in
      let text = entry.value.text
      let isWhole = text == "*" && entry.type != "Federated"
      guard !isWhole, text.contains("*") || text.contains("?"), !PatternText.hasVariable(text)
      else {
        return nil
      }
      return Violation(
        "`\(text)` holds a wildcard, which a principal cannot have", at: entry.value.location,
        help: entry.type == "AWS"
          ? "name each one, or the account together with `ArnLike` on `aws:PrincipalArn`"
          : "name each one")
    }
  }
}
