import Diagnostics

extension PolicyRules {
  static let privateSourceIPSubset = PolicyRule(
    RuleInfo(
      "iam/private-source-ip-subset", .note,
      summary: "`aws:SourceIp` compared with private addresses among others",
      why:
        "AWS sees the public address that a request comes from; the private ones change nothing.",
      source: AWSPage.globalKeys,
      awsChecks: [
        "Suggestion - Private IP address subset", "Suggestion - Private NotIpAddress subset",
      ],
      passing: PolicyExample.identity(#"{"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}"#),
      failing: PolicyExample.identity(
        #"{"IpAddress": {"aws:SourceIp": ["203.0.113.0/24", ▸"10.0.0.0/16"]}}"#))
  ) { policy in policy.checkConditions { $0.privateSources(all: false) } }
}
