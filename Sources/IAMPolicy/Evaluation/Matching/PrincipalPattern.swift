/// One principal that a policy names.
///
/// IAM User Guide, "AWS JSON policy elements: Principal". Names are compared with regard to case; the only wildcard is
/// the whole `*`.
struct PrincipalPattern: Sendable, Hashable {
  let meaning: Meaning

  enum Meaning: Sendable, Hashable {
    /// `"*"` and `{"AWS": "*"}`.
    case everyone
    /// Everyone in an account: its id, or its root ARN with a partition.
    case account(String, partition: String?)
    /// The ARN of a user, a role or a session.
    case arn(String)
    /// The id of a user or role, which a policy shows when it was deleted.
    case uniqueID(String)
    /// An identity provider, or `*` for all of them.
    case federated(String)
    case service(String)
    /// Nobody that is known here.
    case nobody
  }

  init(meaning: Meaning) { self.meaning = meaning }

  init(_ entry: PrincipalElement.Entry) {
    meaning = Self.meaning(entry.type ?? "AWS", entry.value.text)
  }

  private static func meaning(_ type: String, _ text: String) -> Meaning {
    switch type {
    case "Federated": return .federated(text)
    case "Service": return .service(text)
    case "AWS" where text == "*": return .everyone
    case "AWS": break
    default: return .nobody
    }
    if (try? AccountID(text)) != nil { return .account(text, partition: nil) }
    guard let arn = try? ARN(text) else { return .uniqueID(text) }
    return arn.service == "iam" && arn.resource == "root"
      ? .account(arn.account, partition: arn.partition) : .arn(text)
  }

  /// How it covers the caller; `nil` where it does not.
  func grant(to caller: Caller) -> PrincipalMatch? {
    switch meaning {
    case .everyone: return .direct
    case .nobody: return nil
    case .account(let account, let partition):
      guard account == caller.account, partition ?? caller.partition == caller.partition else {
        return nil
      }
      return caller.isRoot ? .direct : .account
    case .arn(let arn):
      if arn == caller.sessionARN { return .direct }
      return arn == caller.roleARN ? .role : nil
    case .uniqueID(let id):
      guard let unique = caller.uniqueID, id == unique else { return nil }
      return caller.roleARN == nil ? .direct : .role
    case .federated(let provider):
      return caller.provider.map { provider == "*" || provider == $0 } ?? false ? .direct : nil
    case .service(let name):
      return caller.service.map { name == "*" || name == $0 } ?? false ? .direct : nil
    }
  }
}

/// How far a resource policy's permission reaches, by whom it names.
///
/// IAM User Guide, "Policy evaluation logic", on how resource-based policies are limited in one account.
enum PrincipalMatch: Sendable, Hashable, CaseIterable {
  /// It names the account, which has to hand the permission on in its own policies.
  case account
  /// It names the role (or the user whose federated session asks): a boundary and session policies limit it.
  case role
  /// It names the very caller, or everyone: nothing but an explicit denial limits it in its own account.
  case direct
}
