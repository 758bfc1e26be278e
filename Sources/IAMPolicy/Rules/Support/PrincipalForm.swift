import Diagnostics

/// The forms in which a principal may be written.
///
/// IAM User Guide, "AWS JSON policy elements: Principal" and "IAM identifiers".
enum PrincipalForm {
  /// An account, or somebody in one: what stands under `AWS`.
  static func isAWS(_ text: String) -> Bool {
    isAccount(text) || uniqueID(text) != nil || isMember(text)
  }

  /// An account: its id, or its root's ARN.
  static func isAccount(_ text: String) -> Bool { account(text) != nil }

  /// The account's id, where `text` names a whole account.
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

  /// The id that S3 knows an account by.
  static func isCanonicalUser(_ text: String) -> Bool {
    text.utf8.count == 64 && ASCIISet("0-9a-fA-F").covers(text)
  }

  private static func isMember(_ text: String) -> Bool {
    guard let arn = try? ARN(text), arn.region.isEmpty else { return false }
    // CloudFront's origin access identities stand in an account of that name.
    guard (try? AccountID(arn.account)) != nil || arn.account == "cloudfront" else { return false }
    let parts = arn.resource.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ !$0.isEmpty }) else { return false }
    switch (arn.service, parts.first ?? "") {
    case ("iam", "user"), ("iam", "role"): return parts.count >= 2
    case ("sts", "assumed-role"): return parts.count == 3
    case ("sts", "federated-user"): return parts.count == 2
    default: return false
    }
  }

  /// What to write instead of a text that is no principal.
  static func help(_ text: String, under type: String?) -> String {
    if type == nil { return "write `{\"AWS\": ...}`, or `\"*\"` for everybody" }
    if type == "CanonicalUser" { return "a canonical user id is 64 hexadecimal digits" }
    if text.hasSuffix(".com") || text.hasSuffix(".com.cn") {
      return "a service stands under `Service`"
    }
    if text.includes("-provider/") { return "an identity provider stands under `Federated`" }
    if text.includes(":group/") { return "a group cannot be a principal: name its users" }
    if text.hasPrefix("arn:"), text.includes(":iam:"), text.includes(":assumed-role/") {
      return "a session's ARN begins with `arn:aws:sts::`"
    }
    return "write an ARN such as `\(PolicyExample.role)`, or an account's 12 digits"
  }
}
