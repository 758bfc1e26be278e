import Diagnostics

// Values that name where a request comes from, or goes to: addresses, VPCs, endpoints and regions.
extension PolicyRules {
  static let sourceAddresses: [PolicyRule] = [
    ipHostBits, privateSourceIP, privateSourceIPSubset,
  ]

  private static let ipHostBits = PolicyRule(
    RuleInfo(
      "iam/ip-host-bits", .note, summary: "an IP range with host bits",
      why: "The bits right of the mask are ignored; the range is larger than it looks.",
      source: AWSPage.checks, awsChecks: ["Suggestion - Improve IP range"],
      passing: PolicyExample.identity(#"{"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}"#),
      failing: PolicyExample.identity(#"{"IpAddress": {"aws:SourceIp": ▸"203.0.113.7/24"}}"#))
  ) { policy in
    policy.checkConditions { condition in
      guard condition.operation?.family == .ip else { return [] }
      return condition.texts.compactMap { text in
        guard let masked = AddressRange(text.text)?.withoutHostBits else { return nil }
        return Violation(
          "`\(text.text)` has bits right of its mask", at: text.location,
          help: "write `\(masked)`, which is the same range")
      }
    }
  }

  private static let privateSourceIP = PolicyRule(
    RuleInfo(
      "iam/private-source-ip", .error, summary: "`aws:SourceIp` compared with private addresses",
      why: "AWS sees the public address that a request comes from. Private addresses never match; "
        + "inside a VPC the key is `aws:VpcSourceIp`.",
      source: AWSPage.globalKeys,
      awsChecks: ["Error - Private IP address", "Error - Private NotIpAddress"],
      passing: PolicyExample.identity(#"{"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}"#),
      failing: PolicyExample.identity(#"{"IpAddress": {"aws:SourceIp": ▸"10.0.0.0/16"}}"#))
  ) { policy in policy.checkConditions { privateSources($0, all: true) } }

  private static let privateSourceIPSubset = PolicyRule(
    RuleInfo(
      "iam/private-source-ip-subset", .note,
      summary: "`aws:SourceIp` compared with private addresses among others",
      why:
        "AWS sees the public address that a request comes from; the private ones have no effect.",
      source: AWSPage.globalKeys,
      awsChecks: [
        "Suggestion - Private IP address subset", "Suggestion - Private NotIpAddress subset",
      ],
      passing: PolicyExample.identity(#"{"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}"#),
      failing: PolicyExample.identity(
        #"{"IpAddress": {"aws:SourceIp": ["203.0.113.0/24", ▸"10.0.0.0/16"]}}"#))
  ) { policy in policy.checkConditions { privateSources($0, all: false) } }

  /// The private networks that `aws:SourceIp` is compared with, where all of its values are private, or only some.
  private static func privateSources(_ condition: ParsedCondition, all: Bool) -> [Violation] {
    guard condition.operation?.family == .ip, condition.key.id == "aws:sourceip" else { return [] }
    let networks = condition.texts.compactMap { text in
      AddressRange(text.text).map { (text, $0) }
    }
    let hidden = networks.filter(\.1.isPrivate)
    guard !hidden.isEmpty, (hidden.count == condition.values.count) == all else { return [] }
    return hidden.map { text, _ in
      Violation(
        "`\(text.text)` is private, and AWS sees only public addresses", at: text.location,
        help: "name the public addresses, or use `aws:VpcSourceIp` together with `aws:SourceVpc`")
    }
  }

  static let endpointIDs: [PolicyRule] = [
    endpointID(
      RuleInfo(
        "iam/vpc-format", .error, summary: "a malformed VPC ID",
        why: "A VPC ID is `vpc-` and 8 or 17 letters and digits; anything else never matches.",
        source: AWSPage.globalKeys, awsChecks: ["Error - Invalid vpc format"],
        passing: PolicyExample.identity(
          #"{"StringEquals": {"aws:SourceVpc": "vpc-0123456789abcdef0"}}"#),
        failing: PolicyExample.identity(#"{"StringEquals": {"aws:SourceVpc": ▸"main-vpc"}}"#)),
      of: ["aws:sourcevpc", "aws:ec2instancesourcevpc"], prefix: "vpc-", "VPC"),
    endpointID(
      RuleInfo(
        "iam/vpce-format", .error, summary: "a malformed VPC endpoint ID",
        why: "A VPC endpoint ID is `vpce-` and 8 or 17 letters and digits; anything else never "
          + "matches.",
        source: AWSPage.globalKeys, awsChecks: ["Error - Invalid vpce format"],
        passing: PolicyExample.identity(
          #"{"StringEquals": {"aws:SourceVpce": "vpce-0123456789abcdef0"}}"#),
        failing: PolicyExample.identity(
          #"{"StringEquals": {"aws:SourceVpce": ▸"vpc-0123456789abcdef0"}}"#)),
      of: ["aws:sourcevpce"], prefix: "vpce-", "VPC endpoint"),
  ]

  /// A rule about the EC2 ids that are values of `keys`; values with wildcards or variables are not checked.
  private static func endpointID(
    _ info: RuleInfo, of keys: Set<String>, prefix: String, _ name: String
  ) -> PolicyRule {
    PolicyRule(info) { policy in
      policy.checkConditions { condition in
        guard condition.operation?.family == .string, keys.contains(condition.key.id) else {
          return []
        }
        return condition.texts.compactMap { text in
          let rest = text.text.dropFirst(prefix.count)
          let isValid =
            text.text.hasPrefix(prefix) && [8, 17].contains(rest.utf8.count)
            && ASCIISet.lettersAndDigits.covers(rest)
          guard !isValid, !TextTemplate.hasWildcard(text.text), !PolicyVariable.isIn(text.text)
          else { return nil }
          return Violation(
            "`\(text.text)` is not a \(name) ID", at: text.location,
            help: "write `\(prefix)` and 8 or 17 letters and digits")
        }
      }
    }
  }

  static let regionValue = PolicyRule(
    RuleInfo(
      "iam/region-value", .error, summary: "a condition on a region that does not exist",
      why: "No request is for that region, so the value never matches.",
      source: AWSPage.globalKeys, awsChecks: ["Error - Invalid Region"],
      passing: PolicyExample.identity(
        #"{"StringLike": {"aws:RequestedRegion": ["us-east-1", "eu-*"]}}"#),
      failing: PolicyExample.identity(
        #"{"StringEquals": {"aws:RequestedRegion": ["us-east-1", ▸"us-esat-1"]}}"#))
  ) { policy in
    policy.checkConditions { condition in
      guard condition.key.id == "aws:requestedregion", let operation = condition.operation,
        operation.family == .string
      else { return [] }
      return condition.texts.compactMap { value in
        guard !PolicyVariable.isIn(value.text),
          !(operation.takesWildcards && TextPattern.hasWildcard(value.text)),
          let problem = ARNField.regionProblem(value.text, partition: "*")
        else { return nil }
        return Violation(
          "`\(condition.key.text)` \(problem)", at: value.location,
          help: "write a region code such as `us-east-1`")
      }
    }
  }
}
