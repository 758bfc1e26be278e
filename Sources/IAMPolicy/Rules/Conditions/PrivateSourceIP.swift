import Diagnostics

extension PolicyRules {
  static let privateSourceIP = PolicyRule(
    RuleInfo(
      "iam/private-source-ip", .error, summary: "`aws:SourceIp` compared with private addresses",
      why: "AWS sees the public address that a request comes from. Private addresses never match; "
        + "inside a VPC the key is `aws:VpcSourceIp`.",
      source: AWSPage.globalKeys,
      awsChecks: ["Error - Private IP address", "Error - Private NotIpAddress"],
      passing: PolicyExample.identity(#"{"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}"#),
      failing: PolicyExample.identity(#"{"IpAddress": {"aws:SourceIp": ▸"10.0.0.0/16"}}"#))
  ) { policy in policy.checkConditions { $0.privateSources(all: true) } }
}

extension ParsedCondition {
  /// The private networks that `aws:SourceIp` is compared with, where all of its values are private, or only some.
  func privateSources(all: Bool) -> [Violation] {
    guard comparison?.family == .ip, key.id == "aws:sourceip" else { return [] }
    let networks = texts.compactMap { text in AddressRange(text.text).map { (text, $0) } }
    let hidden = networks.filter(\.1.isPrivate)
    guard !hidden.isEmpty, (hidden.count == test.values.count) == all else { return [] }
    return hidden.map { text, _ in
      Violation(
        "`\(text.text)` is private, and AWS sees only public addresses", at: text.location,
        help: "name the public addresses, or use `aws:VpcSourceIp` together with `aws:SourceVpc`")
    }
  }
}
