import Diagnostics

extension PolicyRules {
  static let servicePrincipal = PolicyRule(
    RuleInfo(
      "iam/service-principal", .error, summary: "a service principal that names no service",
      why: "A service is named like `codebuild.amazonaws.com`: lower case, with the partition's "
        + "ending. IAM refuses anything else.",
      source: AWSPage.principal, awsChecks: ["Error - Invalid service principal format"],
      passing: PolicyExample.trust(
        principal: #"{"Service": "ec2.amazonaws.com"}"#, action: #""sts:AssumeRole""#),
      failing: PolicyExample.trust(
        principal: #"{"Service": [▸"ec2", ▸"Lambda.amazonaws.com"]}"#,
        action: #""sts:AssumeRole""#))
  ) { policy in
    let endings = Partition.allCases.map(\.dnsSuffix) + ["amazon.com", "aws.internal", "aws.dev"]
    return policy.judgePrincipals { entry, _ in
      let text = entry.value.text
      guard entry.type == "Service", !text.contains("*"), !text.contains("?"),
        !PatternText.hasVariable(text)
      else { return nil }
      let isSound =
        ASCIISet("a-z0-9.-").covers(text) && endings.contains { text.hasSuffix("." + $0) }
        && !text.hasPrefix(".")
      return isSound
        ? nil
        : Violation(
          "`\(text)` is no service principal", at: entry.value.location,
          help: "write the service's name in lower case, such as `ec2.amazonaws.com`")
    }
  }
}
