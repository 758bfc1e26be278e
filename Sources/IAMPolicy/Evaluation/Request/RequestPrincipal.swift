import Diagnostics

/// Who makes a request.
///
/// IAM User Guide, "AWS JSON policy elements: Principal" and "IAM identifiers".
public struct RequestPrincipal: Sendable, Hashable {
  /// The principal as it was written.
  public let text: String
  public let kind: Kind
  /// The account that the caller belongs to; `nil` for a caller without one: services, anonymous callers, and federated
  /// callers before they have a role.
  public let account: String?
  /// The partition of its ARN.
  public let partition: String
  /// The ARN that a session's role has, if its path is `/`.
  let plainRoleARN: String?

  public enum Kind: Sendable, Hashable {
    /// The root user of an account.
    case root
    case user(name: String)
    /// Some session of a role, its name not given.
    case role(name: String)
    case assumedRole(role: String, session: String)
    /// A session of GetFederationToken.
    case federatedUser(name: String)
    /// A caller of AssumeRoleWithWebIdentity, known by the provider that issued its token: an ARN or a built-in name.
    case webIdentity(provider: String)
    /// A caller of AssumeRoleWithSAML.
    case saml(provider: String)
    case service(name: String)
    /// A request without signature.
    case anonymous
  }

  /// A caller without credentials.
  public static let anonymous = RequestPrincipal("anonymous", .anonymous, account: nil)

  private init(_ text: String, _ kind: Kind, account: String?, partition: String = "aws") {
    self.text = text
    self.kind = kind
    self.account = account
    self.partition = partition
    if case .assumedRole(let role, _) = kind, let account {
      plainRoleARN = "arn:\(partition):iam::\(account):role/\(role)"
    } else {
      plainRoleARN = nil
    }
  }

  /// - Parameter text: An ARN, an account id, a service's name such as `ecs.amazonaws.com`, or `anonymous`.
  public init(_ text: String) throws(InvalidText) {
    if text.hasPrefix("arn:"), let arn = try? ARN(text), let kind = Self.kind(of: arn) {
      self.init(
        text, kind, account: Self.isOutside(kind) ? nil : arn.account, partition: arn.partition)
    } else if text == "anonymous" {
      self = .anonymous
    } else if (try? AccountID(text)) != nil {
      self.init(text, .root, account: text)
    } else if FederatedProvider.builtIn.contains(text) {
      self.init(text, .webIdentity(provider: text), account: nil)
    } else if PrincipalPattern.isService(text) {
      self.init(text, .service(name: text), account: nil)
    } else {
      throw InvalidText(
        "is not a valid request principal",
        help: "write the ARN of a user, role, session, identity provider or account root, an "
          + "account id, a service such as `ecs.amazonaws.com`, or `anonymous`")
    }
  }

  private static func isOutside(_ kind: Kind) -> Bool {
    switch kind {
    case .webIdentity, .saml: true
    default: false
    }
  }

  private static func kind(of arn: ARN) -> Kind? {
    guard (try? AccountID(arn.account)) != nil, arn.region.isEmpty else { return nil }
    if arn.service == "iam", arn.resource == "root" { return .root }
    let parts = arn.resource.split(separator: "/", omittingEmptySubsequences: false)
      .map(String.init)
    guard parts.count >= 2, let type = parts.first, let last = parts.last, !last.isEmpty else {
      return nil
    }
    switch (arn.service, type) {
    case ("iam", "user"): return .user(name: last)
    case ("iam", "role"): return .role(name: last)
    case ("iam", "oidc-provider"): return .webIdentity(provider: arn.text)
    case ("iam", "saml-provider"): return .saml(provider: arn.text)
    case ("sts", "federated-user"): return .federatedUser(name: last)
    case ("sts", "assumed-role") where parts.count == 3 && !parts[1].isEmpty:
      return .assumedRole(role: parts[1], session: last)
    default: return nil
    }
  }
}
