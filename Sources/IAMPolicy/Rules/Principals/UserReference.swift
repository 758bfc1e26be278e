import Diagnostics

extension PolicyRules {
  static let userReference = PolicyRule(
    RuleInfo(
      "iam/user-reference", .warning, summary: "a user by its unique id",
      why: "A reader cannot tell who that is, and it stands there too after the user was deleted.",
      source: AWSPage.checks, awsChecks: ["General Warning - Invalid user reference"],
      passing: PolicyExample.repository(
        principal: #"{"AWS": "arn:aws:iam::606639739464:user/ecr"}"#),
      failing: PolicyExample.repository(principal: #"{"AWS": ▸"AIDAEXAMPLEID12345678"}"#))
  ) { policy in policy.uniqueIDs(of: "user") }
}
