/// The principal of a request with all that it can be named by.
///
/// IAM User Guide, "AWS JSON policy elements: Principal" and "IAM identifiers".
struct Caller: Sendable {
  let principal: RequestPrincipal
  let account: String?
  let partition: String
  let isRoot: Bool
  /// The ARN of the user or session itself.
  let sessionARN: String?
  /// The ARN that stands for a role in all its sessions, path included; or for the user of a federated session.
  let roleARN: String?
  /// The `AIDA...` or `AROA...` id of the user or role.
  let uniqueID: String?
  let provider: String?
  let service: String?
  /// Whether it is a role that belongs to a service, which no policy of an organization touches.
  ///
  /// AWS Organizations User Guide, "Service control policies" and "Resource control policies".
  let isServiceLinked: Bool

  init(_ principal: RequestPrincipal, in context: [ContextKey: [String]]) {
    self.principal = principal
    account = principal.account
    partition = principal.partition
    isRoot = principal.kind == .root
    let given = Self.single("aws:principalarn", in: context)
    switch principal.kind {
    case .role: (sessionARN, roleARN) = (nil, principal.text)
    case .assumedRole(let role, _):
      sessionARN = principal.text
      roleARN = Self.roleARN(given, of: role, principal)
    case .federatedUser:
      sessionARN = principal.text
      roleARN = given.flatMap { (try? RequestPrincipal($0))?.isUser ?? false ? $0 : nil }
    case .user: (sessionARN, roleARN) = (principal.text, nil)
    default: (sessionARN, roleARN) = (nil, nil)
    }
    uniqueID = Self.single("aws:userid", in: context).flatMap { id in
      principal.hasUniqueID ? id.split(separator: ":").first.map(String.init) : nil
    }
    switch principal.kind {
    case .webIdentity(let provider), .saml(let provider): self.provider = provider
    default: provider = nil
    }
    if case .service(let name) = principal.kind { service = name } else { service = nil }
    let resource = roleARN.flatMap { ARN.split($0.utf8).last }
    isServiceLinked = resource?.starts(with: "role/aws-service-role/".utf8) ?? false
  }

  /// A session's ARN does not hold its role's path: the request's `aws:PrincipalArn` does, else there is none.
  private static func roleARN(
    _ given: String?, of role: String, _ principal: RequestPrincipal
  ) -> String? {
    if let given, let named = try? RequestPrincipal(given), named.kind == .role(name: role),
      named.account == principal.account
    {
      return given
    }
    return principal.plainRoleARN
  }

  private static func single(_ key: ContextKey, in context: [ContextKey: [String]]) -> String? {
    context[key].flatMap { $0.count == 1 ? $0.first : nil }
  }
}

extension RequestPrincipal {
  fileprivate var isUser: Bool { if case .user = kind { true } else { false } }

  fileprivate var hasUniqueID: Bool {
    switch kind {
    case .user, .role, .assumedRole: true
    default: false
    }
  }
}
