import Diagnostics

/// An Amazon Resource Name: `arn:partition:service:region:account:resource`.
///
/// The first five colons separate the fields; the resource may hold more of them, and `/`.
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
    guard let fields = Fields(text), !fields.partition.isEmpty, !fields.service.isEmpty,
      !fields.resource.isEmpty
    else {
      throw InvalidText(
        "is not an ARN", help: "an ARN reads `arn:partition:service:region:account:resource`")
    }
    self.text = text
    (partition, service, region) = (fields.partition, fields.service, fields.region)
    (account, resource) = (fields.account, fields.resource)
  }

  /// Puts an ARN together from valid fields.
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

  /// The fields of a text that has all six, whatever they hold: patterns and malformed ARNs included.
  struct Fields: Sendable {
    let partition: String
    let service: String
    let region: String
    let account: String
    let resource: String

    /// `nil` for a text of fewer than six fields, or one that does not begin with `arn:`.
    init?(_ text: String) {
      let fields = ARN.split(text.utf8).map { String(Substring($0)) }
      guard fields.count == 6, fields[0] == "arn" else { return nil }
      (partition, service, region) = (fields[1], fields[2], fields[3])
      (account, resource) = (fields[4], fields[5])
    }
  }

  /// Splits a text, as code units, at its first five colons: six fields in a whole ARN, fewer in an incomplete one.
  static func split<Text: Collection>(_ text: Text) -> [Text.SubSequence]
  where Text.Element: BinaryInteger {
    text.split(separator: 0x3A, maxSplits: 5, omittingEmptySubsequences: false)
  }
}
