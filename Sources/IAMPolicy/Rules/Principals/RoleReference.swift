import Diagnostics

extension PolicyRules {
  static let roleReference = PolicyRule(
    RuleInfo(
      "iam/role-reference", .warning, summary: "a role by its unique id",
      why: "A reader cannot tell who that is, and it stands there too after the role was deleted.",
      source: AWSPage.checks, awsChecks: ["General Warning - Invalid role reference"],
      passing: PolicyExample.repository(
        principal: #"{"AWS": "arn:aws:iam::606639739464:role/ecr"}"#),
      failing: PolicyExample.repository(principal: #"{"AWS": ▸"AROAEXAMPLEID12345678"}"#))
  ) { policy in policy.uniqueIDs(of: "role") }
}

extension Policy {
  /// What is to be said of each principal that is the unique id of a role or a user.
  func uniqueIDs(of kind: String) -> [Violation] {
    judgePrincipals { entry, _ in
      guard entry.type == "AWS", PrincipalForm.uniqueID(entry.value.text) == kind else {
        return nil
      }
      return Violation(
        "`\(entry.value.text)` is the unique id of a \(kind)", at: entry.value.location,
        help: "write its ARN; if it was deleted, the entry names nobody")
    }
  }
}
