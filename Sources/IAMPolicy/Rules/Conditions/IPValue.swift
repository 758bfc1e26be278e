import Diagnostics

extension PolicyRules {
  static let ipValue = PolicyRule(
    RuleInfo(
      "iam/ip-value", .warning, summary: "an address operator with a value that is no address",
      why: "What cannot be read as an address or range never matches.",
      source: AWSPage.operators, awsChecks: ["General Warning - Type mismatch IP range"],
      passing: PolicyExample.identity(#"{"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}"#),
      failing: PolicyExample.identity(#"{"IpAddress": {"aws:SourceIp": ▸"203.0.113.*"}}"#))
  ) { policy in
    policy.checkConditions { test in
      guard test.comparison?.family == .ip else { return [] }
      return test.values(breaking: { AddressRange($0) != nil }).map {
        Violation(
          "`\($0.text)` is no IP address or range", at: $0.location,
          help: "write `203.0.113.0/24` or `2001:db8::/32`")
      }
    }
  }
}
