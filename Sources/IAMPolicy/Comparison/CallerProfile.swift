import Diagnostics

/// A caller that represents all whom two policies treat alike.
struct CallerProfile: Sendable {
  let principal: RequestPrincipal
  /// The condition keys that say more about it: the role's ARN with its path, and its unique id.
  let context: [ContextKey: [String]]

  var caller: Caller { Caller(principal, in: context) }

  init(_ principal: RequestPrincipal, role: String? = nil, uniqueID: String? = nil) {
    self.principal = principal
    var context: [ContextKey: [String]] = [:]
    if let role { context["aws:principalarn"] = [role] }
    if let uniqueID { context["aws:userid"] = [uniqueID] }
    self.context = context
  }
}

/// Callers that represent everyone under some policies: each one named, in each way in which it can be named, and an
/// unnamed one of each kind.
///
/// An account lies in one partition: the one that is named with it, otherwise the one that is named at all.
struct CallerProfiles {
  private(set) var all: [CallerProfile] = []
  private let meanings: Set<PrincipalPattern.Meaning>
  private var named: [RequestPrincipal] = []
  /// The partitions of each account.
  private var accounts: [String: Set<String>] = [:]
  private let unnamed: String

  /// - Parameter meanings: The principals of the policies; none, if the policies are attached to an identity.
  init(naming meanings: Set<PrincipalPattern.Meaning>) {
    self.meanings = meanings
    let texts = meanings.compactMap(\.name)
    unnamed = Self.name(notIn: texts)
    named = texts.sorted().compactMap { try? RequestPrincipal($0) }
    addAccounts(texts)
    addUnnamed()
    for principal in named { add(named: principal) }
  }

  private static func name(notIn texts: [String]) -> String {
    var name = "somebody"
    while texts.contains(where: { $0.includes(name) }) { name += "-else" }
    return name
  }

  private mutating func addAccounts(_ texts: [String]) {
    var bare: Set<String> = []
    for case .account(let account, let partition) in meanings {
      if let partition {
        accounts[account, default: []].insert(partition)
      } else {
        bare.insert(account)
      }
    }
    for arn in texts.compactMap({ try? ARN($0) }) where (try? AccountID(arn.account)) != nil {
      accounts[arn.account, default: []].insert(arn.partition)
    }
    let usual = accounts.values.flatMap(\.self).min() ?? "aws"
    for account in bare where accounts[account] == nil { accounts[account] = [usual] }
    let free =
      ["111122223333", "444455556666", "777788889999"] + (0..<99).map { "\(100_000_000_000 + $0)" }
    if let account = free.first(where: { accounts[$0] == nil }) { accounts[account] = [usual] }
  }

  private mutating func addUnnamed() {
    for (account, partitions) in accounts.sorted(by: { $0.key < $1.key }) {
      for partition in partitions.sorted() {
        let (iam, sts) = ("arn:\(partition):iam::\(account):", "arn:\(partition):sts::\(account):")
        add("\(iam)user/\(unnamed)", uniqueIDs: true)
        add("\(iam)role/\(unnamed)", uniqueIDs: true)
        add("\(sts)assumed-role/\(unnamed)/\(unnamed)", uniqueIDs: true)
        add("\(iam)root")
        addFederated("\(sts)federated-user/\(unnamed)")
      }
    }
    let account = accounts.keys.min() ?? "111122223333"
    add("arn:aws:iam::\(account):oidc-provider/\(unnamed)")
    add("\(unnamed).amazonaws.com")
    add("anonymous")
  }

  private mutating func add(named principal: RequestPrincipal) {
    switch principal.kind {
    case .user: add(principal.text, uniqueIDs: true)
    case .role(let name):
      add(principal.text, uniqueIDs: true)
      guard let account = principal.account else { return }
      let prefix = "arn:\(principal.partition):sts::\(account):assumed-role/\(name)/"
      add("\(prefix)\(unnamed)", role: principal.text, uniqueIDs: true)
    case .assumedRole(let role, _):
      add(principal.text, uniqueIDs: true)
      let account = principal.account ?? ""
      let path = "arn:\(principal.partition):iam::\(account):role/\(unnamed)/\(role)"
      add(principal.text, role: path, uniqueIDs: true)
      for other in named where other.kind == .role(name: role) && other.account == account {
        add(principal.text, role: other.text, uniqueIDs: true)
      }
    case .federatedUser: addFederated(principal.text)
    case .webIdentity, .saml, .service: add(principal.text)
    case .root, .anonymous: break
    }
  }

  /// The session of a user, each of those that are named.
  private mutating func addFederated(_ text: String) {
    add(text)
    for user in named {
      if case .user = user.kind { add(text, role: user.text) }
    }
  }

  private mutating func add(_ text: String, role: String? = nil, uniqueIDs: Bool = false) {
    guard let principal = try? RequestPrincipal(text) else { return }
    all.append(CallerProfile(principal, role: role))
    guard uniqueIDs else { return }
    for case .uniqueID(let id) in meanings where !id.isEmpty && !id.contains(":") {
      all.append(CallerProfile(principal, role: role, uniqueID: id))
    }
  }
}

extension PrincipalPattern.Meaning {
  /// The ARN or name of whom it names.
  fileprivate var name: String? {
    switch self {
    case .arn(let text), .federated(let text), .service(let text), .uniqueID(let text): text
    case .everyone, .account, .canonicalUser, .malformed: nil
    }
  }
}
