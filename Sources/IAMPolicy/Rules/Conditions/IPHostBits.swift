import Diagnostics

extension PolicyRules {
  static let ipHostBits = PolicyRule(
    RuleInfo(
      "iam/ip-host-bits", .note, summary: "an IP range with bits that do not count",
      why: "The bits right of the mask are ignored; the range is larger than it looks.",
      source: AWSPage.checks, awsChecks: ["Suggestion - Improve IP range"],
      passing: PolicyExample.identity(#"{"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}"#),
      failing: PolicyExample.identity(#"{"IpAddress": {"aws:SourceIp": ▸"203.0.113.7/24"}}"#))
  ) { policy in
    policy.checkConditions { test in
      guard test.comparison?.family == .ip else { return [] }
      return test.texts.compactMap { text in
        guard let masked = AddressRange(text.text)?.withoutHostBits else { return nil }
        return Violation(
          "`\(text.text)` has bits right of its mask", at: text.location,
          help: "write `\(masked)`, which is the same")
      }
    }
  }
}
