import Diagnostics

/// How far a resource policy's permission reaches, by how it names the caller.
///
/// IAM User Guide, "Policy evaluation logic", on how resource-based policies are limited in one account.
enum PrincipalMatch: Sendable, Hashable, CaseIterable, Comparable {
  /// It names the account, which has to pass the permission on in its own policies.
  case account
  /// It names the role (or the user of a federated session): a boundary and session policies limit it.
  case role
  /// It names the very caller, or everyone: only an explicit denial limits it in its own account.
  case direct
}

extension PrincipalPattern {
  /// How it covers the caller; `nil` where it does not.
  func match(_ caller: Caller) -> PrincipalMatch? {
    switch meaning {
    case .everyone: return .direct
    case .canonicalUser, .malformed: return nil
    case .account(let account, let partition):
      guard account == caller.account, partition ?? caller.partition == caller.partition else {
        return nil
      }
      return caller.isRoot ? .direct : .account
    case .arn(let arn):
      if caller.sessionARN.map(arn.isSame) ?? false { return .direct }
      return caller.roleARN.map(arn.isSame) ?? false ? .role : nil
    case .uniqueID(let id):
      guard let unique = caller.uniqueID, id.isSame(as: unique) else { return nil }
      return caller.roleARN == nil ? .direct : .role
    case .federated(let provider):
      return caller.provider.map { provider == "*" || provider.isSame(as: $0) } ?? false
        ? .direct : nil
    case .service(let name):
      return caller.service.map { name == "*" || name == $0 } ?? false ? .direct : nil
    }
  }
}
