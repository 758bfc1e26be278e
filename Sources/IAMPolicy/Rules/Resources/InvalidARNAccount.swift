import Diagnostics

extension PolicyRules {
  static let invalidARNAccount = PolicyRule.resources(
    RuleInfo(
      "iam/invalid-arn-account", .error, summary: "an ARN whose account is none",
      why: "An account's id is twelve digits; no resource has an ARN with another one.",
      source: AWSPage.arns, awsChecks: ["Error - Invalid ARN account"],
      passing: Sample.resource(#""arn:aws:ecr:us-east-1:818140567777:repository/app""#),
      failing: Sample.resource(
        #"[▸"arn:aws:ecr:us-east-1:8181-4056-7777:repository/app", ▸"arn:aws:ecr:us-east-1::repository/app"]"#
      ))
  ) { resource in
    guard let arn = resource.arn, !ResourceText.isOpen(arn.account) else { return nil }
    if arn.account.isEmpty {
      guard ARNField.withAccount.contains(arn.service) else { return nil }
      return resource.violation("has no account", help: "write the account's id, or `*`")
    }
    // What AWS itself owns, such as managed policies, has `aws` for its account.
    guard arn.account != "aws" else { return nil }
    do throws(InvalidText) {
      _ = try AccountID(arn.account)
      return nil
    } catch {
      return resource.violation("has an account that \(error.problem)", help: error.help)
    }
  }
}
