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
  static func all(in text: String) -> [AccessDenial] {
    var denials: [AccessDenial] = []
    var rest = text[...]
    while let place = rest.place(of: phrase) {
      let next = rest[place.upperBound...].place(of: phrase)
      let end = next?.lowerBound ?? rest.endIndex
      if let denial = AccessDenial(rest[..<place.lowerBound], rest[place.upperBound..<end]) {
        denials.append(denial)
      }
      rest = rest[place.upperBound...]
    }
    return denials
  }

  /// - Parameters:
  ///   - before: What comes before the phrase.
  ///   - after: What comes after it, up to the next one.
  private init?(_ before: Substring, _ after: Substring) {
    var rest = after.drop { $0 == ":" || $0 == " " }
    let action = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || ":-".contains($0)) }
    guard action.count(where: { $0 == ":" }) == 1, action.first != ":", action.last != ":" else {
      return nil
    }
    self.action = String(action)
    principal = Self.principal(before)
    rest = rest[action.endIndex...]
    let introduction = " on resource: "
    if rest.hasPrefix(introduction) {
      rest = rest.dropFirst(introduction.count).drop(while: Self.isQuote)
      let word = rest.prefix { Self.isNamePart($0) && !",;)".contains($0) }
      rest = rest[word.endIndex...]
      resource = word.isEmpty ? nil : String(word.last == "." ? word.dropLast() : word)
    }
    location = .none
    let reason = String(rest.prefix(Self.longestReason)).lowercased()
    type = Self.types.first { reason.includes($0.words) }?.type
    isExplicit = reason.includes("with an explicit deny") || reason.includes("through a ")
  }

  /// What every denial says that names an action; sentences begin with it, too.
  static let phrase = "ot authorized to perform"

  /// How much of the text after the resource is looked at.
  private static let longestReason = 300

  private static let types: [(words: String, type: PolicyType)] =
    PolicyType.allCases.filter { $0 != .boundary }
    .map { ($0.rawValue.lowercased(), $0) } + [("permissions boundary", .boundary)]

  /// Names are printable ASCII: IAM User Guide, "IAM identifiers".
  private static func isNamePart(_ character: Character) -> Bool {
    character.isASCII && !character.isWhitespace && !isQuote(character)
      && character.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value < 0x7F }
  }

  private static func isQuote(_ character: Character) -> Bool { "\"'`\\".contains(character) }

  /// The word that ends right before `is not authorized`, where it is an ARN.
  private static func principal(_ text: Substring) -> String? {
    guard text.hasSuffix(" is n") else { return nil }
    let word = text.dropLast(" is n".count).reversed().prefix(while: isNamePart)
    let name = String(word.reversed())
    return name.hasPrefix("arn:") ? name : nil
  }

  /// How much of the denial the text names, for choosing among two readings of a folded text.
  var completeness: Int {
    (principal == nil ? 0 : 1) + (resource == nil ? 0 : 1) + (type == nil ? 0 : 1)
  }

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
