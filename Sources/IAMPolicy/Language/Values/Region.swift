import Diagnostics

/// A part of AWS with accounts, credentials and names of its own; nothing is granted from one to another.
///
/// IAM User Guide, "Identify AWS resources with Amazon Resource Names (ARNs)"; names and suffixes as in botocore's
/// `partitions.json`.
public enum Partition: String, CaseIterable, Sendable {
  case aws
  case china = "aws-cn"
  case usGov = "aws-us-gov"
  case iso = "aws-iso"
  case isoB = "aws-iso-b"
  case isoE = "aws-iso-e"
  case isoF = "aws-iso-f"
  case europeanSovereign = "aws-eusc"

  /// What the host names of its services end in.
  public var dnsSuffix: String {
    switch self {
    case .aws, .usGov: "amazonaws.com"
    case .china: "amazonaws.com.cn"
    case .iso: "c2s.ic.gov"
    case .isoB: "sc2s.sgov.gov"
    case .isoE: "cloud.adc-e.uk"
    case .isoF: "csp.hci.ic.gov"
    case .europeanSovereign: "amazonaws.eu"
    }
  }

  /// What the names of its regions begin with; `aws` has the rest.
  fileprivate var regionPrefix: String? {
    switch self {
    case .aws: nil
    case .china: "cn-"
    case .usGov: "us-gov-"
    case .iso: "us-iso-"
    case .isoB: "us-isob-"
    case .isoE: "eu-isoe-"
    case .isoF: "us-isof-"
    case .europeanSovereign: "eusc-"
    }
  }
}

/// The code of an AWS region, such as `us-east-1`.
public struct Region: CheckedText {
  public let text: String
  public static let pattern = "^[a-z]{2,4}(-[a-z]+)+-[0-9]{1,2}$"

  public init(_ text: String) throws(InvalidText) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count >= 3, let number = parts.last, (1...2).contains(number.count),
      ASCIISet.digits.covers(number), (2...4).contains(parts[0].count),
      parts.dropLast().allSatisfy({ !$0.isEmpty && ASCIISet.lowercase.covers($0) })
    else {
      throw InvalidText("is not a region code", help: "write a code such as `us-east-1`")
    }
    self.text = text
  }

  /// Whether it is made like AWS's own codes, from a part of the world, a direction and a number: regions come and go, how
  /// they are named does not.
  var isPlausible: Bool {
    let parts = text.split(separator: "-").map(String.init)
    guard parts.count >= 3, Self.areas.contains(parts[0]),
      Self.directions.contains(parts[parts.count - 2])
    else { return false }
    return parts.count == 3 || (parts.count == 4 && Self.infixes.contains(parts[1]))
  }

  private static let areas: Set<String> = [
    "af", "ap", "ca", "cn", "eu", "eusc", "il", "me", "mx", "sa", "us",
  ]
  private static let infixes: Set<String> = ["de", "gov", "iso", "isob", "isoe", "isof"]
  private static let directions: Set<String> = [
    "central", "east", "north", "northeast", "northwest", "south", "southeast", "southwest",
    "west",
  ]

  public var partition: Partition {
    Partition.allCases.first { $0.regionPrefix.map(text.hasPrefix) ?? false } ?? .aws
  }
}
