import Documents
import IAMPolicy

/// Who makes a request of the chain, and what is known of its condition keys; every other key may have any value, or none.
///
/// IAM User Guide, "AWS global condition context keys", by the availability that the page gives each key.
struct RequestConditions: Equatable {
  let principal: RequestPrincipal
  /// Keys that every such request carries with this one value.
  private(set) var fixed: [ContextKey: String]
  /// Keys of which it is known what they may be; `absent`: no such request carries the key.
  private(set) var domains: [ContextKey: KeyDomain]

  static let absent = KeyDomain(.oneOf([]), mayBeAbsent: true, mayBeSeveral: false)

  init(
    _ principal: RequestPrincipal, fixed: [ContextKey: String] = [:],
    domains: [ContextKey: KeyDomain] = [:]
  ) {
    self.principal = principal
    self.fixed = fixed
    self.domains = domains
  }

  /// The same requests, of which these keys are known too.
  func fixing(_ keys: [ContextKey: String]) -> RequestConditions {
    var conditions = self
    conditions.fixed.merge(keys) { _, new in new }
    return conditions
  }

  /// Whether nothing tells the key's value.
  ///
  /// - Parameter key: In any case.
  func isOpen(_ key: String) -> Bool {
    let key = ContextKey(key)
    return fixed[key] == nil && domains[key] != Self.absent
  }
}

extension RequestConditions {
  /// The sync's request for a token: made to its own account's registry, in the region of the plan's. AWS documents no
  /// `aws:ResourceAccount` for it.
  static func token(_ plan: Plan) -> RequestConditions {
    let account = KeyDomain(
      .only(plan.values.cluster.accountID.text), mayBeAbsent: true, mayBeSeveral: false)
    return RequestConditions(
      session(plan), fixed: session(of: plan).merging(transport(plan)) { first, _ in first },
      domains: never.merging(["aws:ResourceAccount": account]) { first, _ in first })
  }

  /// A node's request for a manifest or a layer, with the sync's token.
  static func pull(_ plan: Plan) -> RequestConditions {
    var fixed = session(of: plan).merging(transport(plan)) { first, _ in first }
    fixed["aws:ResourceAccount"] = plan.values.registry.accountID.text
    return RequestConditions(session(plan), fixed: fixed, domains: never)
  }

  /// A node's request for a layer by the URL that ECR signed: whose name it is signed in is not known.
  static func layer(_ plan: Plan) -> RequestConditions {
    var domains = never
    for key in session(of: plan).keys { domains[key] = KeyDomain() }
    return RequestConditions(session(plan), fixed: transport(plan), domains: domains)
  }

  /// Any request that somebody with the role's credentials can make, whatever its resource and its way to AWS.
  static func anything(_ plan: Plan) -> RequestConditions {
    RequestConditions(
      session(plan), fixed: session(of: plan), domains: ["aws:ResourceAccount": KeyDomain()])
  }

  /// The sync's unsigned request to assume the role with the service account's token.
  ///
  /// - Parameter provider: The principal: the OIDC provider.
  static func assumption(_ plan: Plan, by provider: RequestPrincipal) -> RequestConditions {
    let issuer = plan.values.cluster.issuer?.providerName ?? ""
    var fixed = transport(plan)
    fixed["aws:ResourceAccount"] = plan.values.cluster.accountID.text
    fixed[ContextKey("\(issuer):sub")] = plan.subject
    fixed[ContextKey("\(issuer):aud")] = plan.values.audience.text
    var domains = never
    for key: ContextKey in ["aws:PrincipalArn", "aws:PrincipalOrgID", "aws:PrincipalOrgPaths"] {
      domains[key] = absent
    }
    for claim in absentClaims { domains[ContextKey("\(issuer):\(claim)")] = absent }
    domains["aws:PrincipalIsAWSService"] = KeyDomain(.only("false"), mayBeSeveral: false)
    return RequestConditions(provider, fixed: fixed, domains: domains)
  }

  /// Claims that AWS has condition keys for and that the token of a service account does not have.
  ///
  /// IAM User Guide, "Available keys for AWS OIDC federation"; Kubernetes documentation, "Managing Service Accounts", on
  /// bound tokens.
  private static let absentClaims = ["amr", "azp", "email", "oaud"]

  /// A session's name that no policy can have foreseen: botocore makes it up of the time.
  ///
  /// botocore, `AssumeRoleWithWebIdentityProvider`.
  private static let sessionName = "botocore-session-0"

  private static func session(_ plan: Plan) -> RequestPrincipal {
    let account = plan.values.cluster.accountID.text
    let text =
      "arn:\(plan.partition.rawValue):sts::\(account):assumed-role/\(plan.values.iam.roleName)/\(sessionName)"
    return (try? RequestPrincipal(text)) ?? .anonymous
  }

  /// What a session of the role says about itself in every request.
  private static func session(of plan: Plan) -> [ContextKey: String] {
    var fixed: [ContextKey: String] = [
      "aws:PrincipalArn": plan.roleARN.text,
      "aws:PrincipalAccount": plan.values.cluster.accountID.text,
      "aws:PrincipalType": "AssumedRole", "aws:PrincipalIsAWSService": "false",
    ]
    fixed["aws:FederatedProvider"] = plan.oidcProviderARN?.text
    return fixed
  }

  /// How the sync and the nodes reach AWS.
  private static func transport(_ plan: Plan) -> [ContextKey: String] {
    [
      "aws:RequestedRegion": plan.values.registry.region.text, "aws:SecureTransport": "true",
      "aws:ViaAWSService": "false",
    ]
  }

  /// Keys of IAM users, instance profiles, AWS services and calls that carry tags.
  private static let never: [ContextKey: KeyDomain] = Dictionary(
    uniqueKeysWithValues: [
      "aws:username", "aws:SourceAccount", "aws:SourceArn", "aws:SourceOrgID", "aws:SourceOrgPaths",
      "aws:CalledVia", "aws:CalledViaFirst", "aws:CalledViaLast", "aws:PrincipalServiceName",
      "aws:PrincipalServiceNamesList", "aws:Ec2InstanceSourceVpc",
      "aws:Ec2InstanceSourcePrivateIPv4", "ec2:SourceInstanceArn", "ec2:RoleDelivery",
      "lambda:SourceFunctionArn", "aws:TagKeys", "aws:AssumedRoot",
    ].map { ($0, absent) })
}
