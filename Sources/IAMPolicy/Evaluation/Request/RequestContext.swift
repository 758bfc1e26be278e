/// The condition keys of a request: those given, those that follow from it, and those left open.
///
/// IAM User Guide, "AWS global condition context keys".
struct RequestContext: Sendable {
  private let given: [ContextKey: [String]]
  private let derived: DerivedKeys?
  private let unknownKeys: AccessRequest.UnknownKeys
  /// A key that was chosen later, and its values.
  private var chosen: (key: ContextKey, state: State)?

  /// The state of a key in a request.
  enum State: Sendable, Hashable {
    case absent
    case unknown
    /// Present; without values it is null.
    case values([String])
  }

  init(_ request: AccessRequest, caller: Caller, resource: ResourceFacts) {
    self.init(request, derived: DerivedKeys(caller: caller, resource: resource))
  }

  /// Without the keys that follow from who asks and what for.
  init(givenBy request: AccessRequest) { self.init(request, derived: nil) }

  private init(_ request: AccessRequest, derived: DerivedKeys?) {
    given = request.context
    self.derived = derived
    unknownKeys = request.unknownKeys
  }

  /// The same context with these values of a key that it leaves open.
  func choosing(_ values: [String], of key: ContextKey) -> RequestContext {
    var context = self
    context.chosen = (key, .values(values))
    return context
  }

  /// The same context without a key that it leaves open; `nil` where the key follows from the rest of the request.
  func choosingNone(of key: ContextKey) -> RequestContext? {
    guard derived?[key] == nil else { return nil }
    var context = self
    context.chosen = (key, .absent)
    return context
  }

  subscript(key: ContextKey) -> State {
    if let chosen, chosen.key == key { return chosen.state }
    if let values = given[key] { return .values(values) }
    if case .keys(let keys) = unknownKeys, keys.contains(key) { return .unknown }
    if let value = derived?[key] { return .values([value]) }
    return unknownKeys == .allNotGiven ? .unknown : .absent
  }
}

/// The condition keys that follow from who asks, and for what.
struct DerivedKeys: Sendable {
  let caller: Caller
  let resource: ResourceFacts

  subscript(key: ContextKey) -> String? {
    switch key.text {
    case "aws:resourceaccount": resource.account
    case "aws:requestedregion": resource.region
    case "aws:principalaccount": isAnonymous ? "anonymous" : caller.account
    case "aws:principalarn": principalARN
    case "aws:principaltype": principalType
    case "aws:userid": userID
    case "aws:username": if case .user(let name) = caller.principal.kind { name } else { nil }
    case "aws:principalisawsservice":
      caller.service != nil ? "true" : caller.account != nil ? "false" : nil
    case "aws:principalservicename", "aws:principalservicenameslist": caller.service
    default: nil
    }
  }

  private var isAnonymous: Bool { caller.principal.kind == .anonymous }

  private var principalARN: String? {
    switch caller.principal.kind {
    case .root: "arn:\(caller.partition):iam::\(caller.account ?? ""):root"
    case .user, .federatedUser: caller.principal.text
    case .role, .assumedRole: caller.roleARN
    case .service, .anonymous, .webIdentity, .saml: nil
    }
  }

  private var principalType: String? {
    switch caller.principal.kind {
    case .root: "Account"
    case .user: "User"
    case .role, .assumedRole: "AssumedRole"
    case .federatedUser: "FederatedUser"
    case .anonymous: "Anonymous"
    case .service, .webIdentity, .saml: nil
    }
  }

  private var userID: String? {
    switch caller.principal.kind {
    case .root: caller.account
    case .federatedUser(let name): "\(caller.account ?? ""):\(name)"
    case .anonymous: "anonymous"
    default: nil
    }
  }
}

/// The account and region of a request's resource.
struct ResourceFacts: Sendable {
  let account: String?
  /// The third field of its ARN, whatever it holds.
  private let regionField: Substring?

  init(_ request: AccessRequest, isOnEverything: Bool) {
    let fields = isOnEverything ? [] : ARN.split(request.resource.utf8)
    guard fields.count == 6, fields[0].elementsEqual("arn".utf8) else {
      account = request.resourceAccount
      regionField = nil
      return
    }
    account = request.resourceAccount ?? (try? AccountID(String(Substring(fields[4]))))?.text
    regionField = Substring(fields[3])
  }

  /// The region that it is in.
  var region: String? { regionField.flatMap { (try? Region(String($0)))?.text } }
}
