import Diagnostics

/// A request that AWS denied, as the text of the denial names it: who asked for what, and the type of policy to blame.
///
/// IAM User Guide, "Troubleshoot access denied error messages": `User: ARN is not authorized to perform: ACTION on resource:
/// ARN`, then `because no TYPE policy allows the ACTION action` or `with an explicit deny in a TYPE policy`. Services leave
/// out parts of it; `Not authorized to perform sts:AssumeRoleWithWebIdentity` names neither caller nor role.
public struct AccessDenial: Sendable, Hashable {
  /// The type of the policy that the text blames. AWS names one, even where several deny.
  public enum PolicyType: String, Sendable, CaseIterable {
    case identity = "identity-based policy"
    case resource = "resource-based policy"
    case boundary = "permissions boundary"
    case session = "session policy"
    case serviceControl = "service control policy"
    case resourceControl = "resource control policy"
    case endpoint = "VPC endpoint policy"
    case trust = "role trust policy"
  }

  /// The ARN of a user or session, or the subject of a web identity token; `nil` where it is not named.
  public internal(set) var principal: String?
  /// Such as `ecr:BatchGetImage`.
  public let action: String
  /// An ARN or `*`; `nil` where it is not named.
  public internal(set) var resource: String?
  public private(set) var type: PolicyType?
  /// Whether a statement denies it, not merely none allows it, according to the text.
  public private(set) var isExplicit = false
  /// The ARN of the identity provider of a web identity token.
  public internal(set) var provider: String?
  /// Where the request came from: an address, a service, or `AWS Internal`.
  public internal(set) var sourceAddress: String?
  /// The id of the VPC endpoint that the request passed.
  public internal(set) var endpoint: String?
  public internal(set) var location: Location
  /// The id of the cause that the diagnosis reports the denial as.
  public internal(set) var cause: String?

  init(principal: String?, action: String, resource: String?, location: Location) {
    self.principal = principal
    self.action = action
    self.resource = resource
    self.location = location
  }

  /// Every denial in a message: one line may quote several, and lines of one width read like one message.
  ///
  /// - Parameter text: In its own case, on one line.
  static func all(in text: [UInt8]) -> [AccessDenial] {
    var denials: [AccessDenial] = []
    var start = 0
    while let place = text.offset(of: phrase, from: start) {
      let next = place + phrase.utf8.count
      let end = text.offset(of: phrase, from: next) ?? text.count
      if let denial = AccessDenial(text[start..<place], text[next..<end]) { denials.append(denial) }
      start = next
    }
    return denials
  }

  /// - Parameters:
  ///   - before: What comes before the phrase.
  ///   - after: What comes after it, up to the next one.
  private init?(_ before: ArraySlice<UInt8>, _ after: ArraySlice<UInt8>) {
    var rest = after.drop { ": ".utf8.contains($0) }
    let action = rest.prefix { Self.isLetterOrDigit($0) || ":-".utf8.contains($0) }
    let colon = UInt8(ascii: ":")
    guard action.count(where: { $0 == colon }) == 1, action.first != colon, action.last != colon
    else { return nil }
    self.action = String(decoding: action, as: UTF8.self)
    principal = Self.principal(before)
    rest = rest[action.endIndex...]
    let introduction = " on resource: "
    if rest.starts(with: introduction.utf8) {
      rest = rest.dropFirst(introduction.utf8.count).drop(while: Self.isQuote)
      var word = rest.prefix { Self.isNamePart($0) && !",;)".utf8.contains($0) }
      rest = rest[word.endIndex...]
      if word.last == UInt8(ascii: ".") { word = word.dropLast() }
      resource = word.isEmpty ? nil : String(decoding: word, as: UTF8.self)
    }
    location = .none
    let reason = rest.prefix(Self.longestReason).map(Self.lowercased)
    type = Self.types.first { reason.offset(of: $0.words) != nil }?.type
    isExplicit = ["with an explicit deny", "through a "].contains { reason.offset(of: $0) != nil }
  }

  /// What every denial says that names an action; sentences begin with it, too.
  static let phrase = "ot authorized to perform"

  /// How much of the text after the resource is looked at.
  private static let longestReason = 300

  private static let types: [(words: String, type: PolicyType)] = PolicyType.allCases.map {
    ($0.rawValue.lowercased(), $0)
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(lowercased(byte))
  }

  private static func isQuote(_ byte: UInt8) -> Bool { "\"'`\\".utf8.contains(byte) }

  /// Names are printable ASCII: IAM User Guide, "IAM identifiers".
  private static func isNamePart(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && !isQuote(byte)
  }

  /// The word that ends right before `is not authorized`, where it is an ARN.
  private static func principal(_ text: ArraySlice<UInt8>) -> String? {
    let end = " is n"
    guard text.suffix(end.utf8.count).elementsEqual(end.utf8) else { return nil }
    let word = text.dropLast(end.utf8.count)
    let length = word.reversed().prefix(while: isNamePart).count
    let name = String(decoding: word.suffix(length), as: UTF8.self)
    return name.hasPrefix("arn:") ? name : nil
  }

  /// How much of the denial the text names, for choosing among two readings of a folded text.
  var completeness: Int {
    (principal == nil ? 0 : 1) + (resource == nil ? 0 : 1) + (type == nil ? 0 : 1)
  }

  /// Who asked, the same for all sessions of a role.
  public var caller: String? { key.principal }

  /// The same for all sessions of a role.
  var key: AccessDenial {
    var key = AccessDenial(
      principal: principal, action: action, resource: resource, location: .none)
    if let principal, let at = principal.place(of: ":assumed-role/") {
      let role = principal[at.upperBound...].prefix { $0 != "/" }
      key.principal = String(principal[..<role.endIndex])
    }
    (key.type, key.isExplicit) = (type, isExplicit)
    return key
  }
}
