import Diagnostics

/// An Amazon Resource Name: `arn:partition:service:region:account:resource`.
///
/// The first five colons part the fields; the resource may hold more of them, and `/`.
/// IAM User Guide, "Identify AWS resources with Amazon Resource Names (ARNs)".
public struct ARN: CheckedText {
  public let text: String
  public let partition: String
  public let service: String
  public let region: String
  public let account: String
  public let resource: String
  public static let pattern = "^arn:[^:]+:[^:]+:[^:]*:[^:]*:.+$"

  public init(_ text: String) throws(InvalidText) {
    let fields = text.utf8.split(
      separator: UInt8(ascii: ":"), maxSplits: 5, omittingEmptySubsequences: false
    ).map { String(Substring($0)) }
    guard fields.count == 6, fields[0] == "arn", !fields[1].isEmpty, !fields[2].isEmpty,
      !fields[5].isEmpty
    else {
      throw InvalidText(
        "is no ARN", help: "an ARN reads `arn:partition:service:region:account:resource`")
    }
    self.text = text
    (partition, service, region) = (fields[1], fields[2], fields[3])
    (account, resource) = (fields[4], fields[5])
  }

  /// Puts an ARN together from fields that are known to be sound.
  public init(
    partition: Partition, service: String, region: String = "", account: String, resource: String
  ) {
    text = "arn:\(partition.rawValue):\(service):\(region):\(account):\(resource)"
    self.partition = partition.rawValue
    self.service = service
    self.region = region
    self.account = account
    self.resource = resource
  }
}
