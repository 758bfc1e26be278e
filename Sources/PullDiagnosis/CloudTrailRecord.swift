import Diagnostics
import Documents

/// A call as AWS CloudTrail records it: who made which call from where, and what AWS answered.
///
/// AWS CloudTrail User Guide, "CloudTrail record contents for management, data, and network activity events" and
/// "CloudTrail userIdentity element".
struct CloudTrailRecord {
  private let record: Node
  /// Where the whole record is, where its fields are within a text.
  private let place: Location?

  /// The services that a pull, and what sets it up, calls.
  private static let services: Set<String> = ["ecr", "iam", "sts"]
  /// What a call that reads answers where there is nothing to read: not a failure.
  private static let absences = ["NoSuchEntity", "NotFoundException"]
  private static let denials: Set<String> = [
    "AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "UnauthorizedAccess",
    "NotAuthorized",
  ]

  /// The messages of the failed calls among records as CloudTrail delivers them (`{"Records": [...]}`), as `aws cloudtrail
  /// lookup-events` prints them (each record is a text, `CloudTrailEvent`), or by themselves; `nil` where there is no record.
  static func messages(in document: Node) -> [LocatedMessage]? {
    let entries = (document["Records"] ?? document["Events"])?.list ?? document.list ?? [document]
    let records = entries.compactMap { CloudTrailRecord(entry: $0) }
    guard !entries.isEmpty, records.count == entries.count else { return nil }
    return records.compactMap(\.message)
  }

  /// The messages of a line that is a record, as tools that work line by line print them; `nil` for any other line.
  static func messages(inLine line: ArraySlice<UInt8>, at location: Location) -> [LocatedMessage]? {
    guard line.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") else { return nil }
    let bytes = Array(line)
    let names = ["\"eventSource\"", "\"CloudTrailEvent\""]
    guard names.contains(where: { bytes.offset(of: $0) != nil }),
      let node = JSONReader.read(bytes, source: location.source).node
    else { return nil }
    return messages(in: node)?.map { $0.moved(toLine: location.line) }
  }

  /// The record that an entry is, or holds as a text.
  private init?(entry: Node) {
    if let text = entry["CloudTrailEvent"]?.string {
      guard let node = JSONReader.read(Array(text.utf8), source: nil).node else { return nil }
      record = node
      place = entry["CloudTrailEvent"]?.location
    } else {
      record = entry
      place = nil
    }
    guard Self.isRecord(record) else { return nil }
  }

  /// Other programs have fields of these names, too: notifications of Amazon S3 are of `aws:s3`.
  private static func isRecord(_ node: Node) -> Bool {
    node["eventName"]?.string != nil
      && node["eventSource"]?.string?.includes(".amazonaws.com") == true
  }

  private func text(_ names: String...) -> String? {
    var node: Node? = record
    for name in names { node = node?[name] }
    return node?.string.flatMap { $0.isEmpty ? nil : Self.printable($0) }
  }

  /// The text as a finding may quote it.
  private static func printable(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map(RedactedExcerpt.shown)))
  }

  private var service: String {
    String((text("eventSource") ?? "").prefix { $0 != "." })
  }

  private var call: String { text("eventName") ?? "" }

  /// What AWS answered, without the service that EC2's codes begin with.
  private var code: String? {
    text("errorCode").map { String($0.split(separator: ".").last ?? "") }
  }

  /// Who made the call: the ARN of a session or user, the subject of a token, or a service.
  private var caller: String? {
    text("userIdentity", "arn") ?? text("userIdentity", "userName")
      ?? text("userIdentity", "invokedBy") ?? text("userIdentity", "principalId")
  }

  private var isFailureOfTheJob: Bool {
    guard let code, Self.services.contains(service) else { return false }
    let isReading = ["Get", "List", "Describe"].contains { call.hasPrefix($0) }
    return !isReading || !Self.absences.contains { code.includes($0) }
  }

  /// The message with who and where, in the form of botocore's errors; `nil` for a call that succeeded, or that is no part
  /// of a pull or of setting one up.
  private var message: LocatedMessage? {
    guard isFailureOfTheJob, let code else { return nil }
    let error = "An error occurred (\(code)) when calling the \(call) operation"
    // Who made the call decides the cause where the message does not tell it
    let told = text("errorMessage") ?? ""
    let who = caller.flatMap { told.includes($0) ? nil : $0 }
    let parts = [who ?? "", error, told]
    let location =
      place ?? (record["errorMessage"] ?? record["errorCode"] ?? record).location
    return LocatedMessage(
      text: parts.filter { !$0.isEmpty }.joined(separator: ": "), location: location,
      time: .unknown, context: context,
      denial: Self.denials.contains(code) ? denial(at: location) : nil)
  }

  /// Who made the call, when, and from where.
  private var context: String {
    let address = [text("sourceIPAddress"), text("vpcEndpointId")].compactMap(\.self)
    let parts = [
      caller.map { "by `\($0)`" },
      address.isEmpty ? nil : "from \(address.joined(separator: " through "))",
      text("eventTime").map { "at \($0)" },
    ]
    return "a call " + parts.compactMap(\.self).joined(separator: " ")
  }

  /// The denial: what the message does not name, the record's other fields do.
  private func denial(at location: Location) -> AccessDenial {
    let told = text("errorMessage").flatMap { AccessDenial.all(in: Array($0.utf8)).first }
    var denial =
      told
      ?? AccessDenial(
        principal: caller, action: "\(service):\(call)", resource: resource, location: location)
    denial.principal = denial.principal ?? caller
    denial.resource = denial.resource ?? resource
    denial.provider = text("userIdentity", "identityProvider")
    denial.sourceAddress = text("sourceIPAddress")
    denial.endpoint = text("vpcEndpointId")
    denial.location = location
    return denial
  }

  private var resource: String? {
    if let arn = record["resources"]?[0]?["ARN"]?.string { return Self.printable(arn) }
    if let role = text("requestParameters", "roleArn") { return role }
    guard service == "ecr" else { return nil }
    guard let repository = text("requestParameters", "repositoryName") else {
      return call == "GetAuthorizationToken" ? "*" : nil
    }
    guard let region = text("awsRegion"),
      let account = text("requestParameters", "registryId") ?? text("userIdentity", "accountId")
    else { return nil }
    let fields = (caller ?? "").split(separator: ":")
    let partition = fields.first == "arn" && fields.count > 1 ? fields[1] : "aws"
    return "arn:\(partition):ecr:\(region):\(account):repository/\(repository)"
  }
}
