import Diagnostics

/// One principal of a policy.
///
/// IAM User Guide, "AWS JSON policy elements: Principal" and "IAM identifiers". Names are compared with regard to case; the
/// only wildcard is a whole `*`.
struct PrincipalPattern: Sendable, Hashable {
  let meaning: Meaning

  enum Meaning: Sendable, Hashable {
    /// `"*"` and `{"AWS": "*"}`.
    case everyone
    /// Everyone in an account: its id, or its root ARN with a partition.
    case account(String, partition: String?)
    /// The ARN of a user, a role or a session.
    case arn(String)
    /// The id of a user or role, which a policy shows after the user or role was deleted.
    case uniqueID(String)
    /// An identity provider, or `*` for all of them.
    case federated(String)
    case service(String)
    /// The id that S3 knows an account by, which no request carries.
    case canonicalUser(String)
    /// A malformed principal, which matches nobody.
    case malformed
  }

  init(meaning: Meaning) { self.meaning = meaning }

  /// - Parameter type: `AWS`, `Federated`, `Service` or `CanonicalUser`; `nil` for a principal that is a bare string.
  init(_ text: String, type: String?) {
    guard text == "*" || text.utf8.allSatisfy({ $0 < 0x80 && !Self.special.contains($0) }) else {
      // Neither wildcards nor variables work inside a principal, and no name of IAM has other than ASCII characters.
      meaning = .malformed
      return
    }
    meaning =
      switch type {
      case "AWS": Self.meaning(text) ?? .malformed
      case "Federated":
        text == "*" || FederatedProvider(text) != nil ? .federated(text) : .malformed
      case "Service": text == "*" || Self.isService(text) ? .service(text) : .malformed
      case "CanonicalUser": Self.isCanonicalUser(text) ? .canonicalUser(text) : .malformed
      case nil where text == "*": .everyone
      default: .malformed
      }
  }

  private static let special = ASCIISet("*?${")

  private static func meaning(_ text: String) -> Meaning? {
    if text == "*" { return .everyone }
    if (try? AccountID(text)) != nil { return .account(text, partition: nil) }
    if uniqueID(text) != nil { return .uniqueID(text) }
    guard let arn = try? ARN(text), Partition(rawValue: arn.partition) != nil else { return nil }
    if let account = account(text) { return .account(account, partition: arn.partition) }
    return isMember(arn) ? .arn(text) : nil
  }
}

extension PrincipalPattern {
  /// The account's id, where `text` names a whole account: by its id, or by its root's ARN.
  static func account(_ text: String) -> String? {
    if (try? AccountID(text)) != nil { return text }
    guard let arn = try? ARN(text), arn.service == "iam", arn.region.isEmpty,
      arn.resource == "root", (try? AccountID(arn.account)) != nil
    else { return nil }
    return arn.account
  }

  /// The kind of entity, where `text` is the unique id of a user (`AIDA...`) or role (`AROA...`).
  static func uniqueID(_ text: String) -> String? {
    guard text.utf8.count >= 16, ASCIISet("A-Z0-9").covers(text) else { return nil }
    if text.hasPrefix("AIDA") { return "user" }
    return text.hasPrefix("AROA") ? "role" : nil
  }

  /// Whether `text` has the form of a service principal, such as `ec2.amazonaws.com`.
  static func isService(_ text: String) -> Bool {
    ASCIISet("a-z0-9.-").covers(text) && !text.hasPrefix(".")
      && serviceSuffixes.contains { text.hasSuffix($0) }
  }

  private static let serviceSuffixes =
    (Partition.allCases.map(\.dnsSuffix) + ["amazon.com", "aws.internal", "aws.dev"])
    .map { ".\($0)" }

  private static func isCanonicalUser(_ text: String) -> Bool {
    text.utf8.count == 64 && ASCIISet("0-9a-fA-F").covers(text)
  }

  private static func isMember(_ arn: ARN) -> Bool {
    // CloudFront's origin access identities are in an account of that name.
    guard arn.region.isEmpty, (try? AccountID(arn.account)) != nil || arn.account == "cloudfront"
    else { return false }
    let parts = arn.resource.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ !$0.isEmpty }) else { return false }
    switch (arn.service, parts.first ?? "") {
    case ("iam", "user"), ("iam", "role"): return parts.count >= 2
    case ("sts", "assumed-role"): return parts.count == 3
    case ("sts", "federated-user"): return parts.count == 2
    default: return false
    }
  }
}
