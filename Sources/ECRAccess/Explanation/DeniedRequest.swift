import Diagnostics
import IAMPolicy
import PullDiagnosis

/// A denial beside a plan: one of the plan's own requests, or whose it is, or what it is about instead.
enum DeniedRequest {
  /// A request of the plan's role, or of the service account for it.
  ///
  /// - `repository`: the repository of a pull.
  case planned(PullRequest, repository: String?)
  /// A request of somebody else: who.
  case ofAnother(String)
  /// A request of the plan's role that no plan makes: what it is, and what to do.
  case beyond(String, help: String)
  /// A request of the plan's role that lacks something: what.
  case incomplete(String)

  /// - Returns: `nil` for a denial that does not name who asked.
  init?(_ denial: AccessDenial, of plan: Plan) {
    if denial.action.lowercased() == PullRequest.assumption.lowercased() {
      self = Self.assumption(denial, plan)
      return
    }
    guard let text = denial.principal else { return nil }
    guard let principal = try? RequestPrincipal(text) else {
      self = .incomplete("the record names the caller as `\(text)` alone")
      return
    }
    if let other = Self.other(than: plan, principal) {
      self = .ofAnother(other)
    } else if denial.action.lowercased() == PullRequest.token.lowercased() {
      self = .planned(Self.request(PullRequest.token(plan), denial), repository: nil)
    } else if let action = Plan.pullActions.first(where: {
      $0.lowercased() == denial.action.lowercased()
    }) {
      self = Self.pull(action, denial, plan)
    } else {
      self = .beyond(
        "`\(denial.action)` is not a request of a pull: the plan's role may get a token and pull",
        help: "use other credentials for it: whatever else this role may do, the proof rejects")
    }
  }

  private static func assumption(_ denial: AccessDenial, _ plan: Plan) -> DeniedRequest {
    if let subject = denial.principal, subject != plan.subject {
      let other = (try? RequestPrincipal(subject)).map(Self.description) ?? "`\(subject)`"
      return .ofAnother("\(other); the plan's role trusts `\(plan.subject)`")
    }
    if let role = denial.resource, role != plan.roleARN.text {
      return .beyond(
        "the role asked for is `\(role)`, and the plan's is `\(plan.roleARN)`",
        help:
          "name the plan's role in the service account's annotation `eks.amazonaws.com/role-arn` "
          + "(`ecr-sa.yml`), or the other one in `ecr.iam.role_name` and `ecr.iam.path`")
    }
    guard let provider = plan.oidcProviderARN, let principal = try? RequestPrincipal(provider.text)
    else { return .incomplete("the plan's issuer is not known") }
    if let asked = denial.provider, asked.hasPrefix("arn:"), asked != provider.text {
      return .beyond(
        "the token is of the provider `\(asked)`, and the plan's is `\(provider)`",
        help: "set `ecr.cluster.oidc_endpoint_url` to the issuer of the cluster that asked: "
          + "`oc get authentication cluster -o jsonpath={.spec.serviceAccountIssuer}`")
    }
    return .planned(
      Self.request(PullRequest.assumption(plan, by: principal), denial), repository: nil)
  }

  private static func pull(
    _ action: String, _ denial: AccessDenial, _ plan: Plan
  ) -> DeniedRequest {
    let prefix = "repository/"
    guard let text = denial.resource, let arn = try? ARN(text), arn.service == "ecr",
      arn.resource.hasPrefix(prefix)
    else { return .incomplete("the denial does not name a repository") }
    let registry = plan.values.registry
    if arn.account != registry.accountID.text {
      return .beyond(
        "the repository is in account `\(arn.account)`, and the plan's registry is that of `\(registry.accountID)`",
        help: "pull from `\(plan.registryHost)`, or set `ecr.registry.account_id`")
    }
    if arn.region != registry.region.text {
      return .beyond(
        "the repository is in `\(arn.region)`, and the plan's registry in `\(registry.region)`",
        help: "pull from `\(plan.registryHost)`, or set `ecr.registry.region`")
    }
    let request = PullRequest(
      action: action, resources: .only(text), conditions: .pull(plan), title: "\(action) on \(text)"
    )
    return .planned(
      Self.request(request, denial), repository: String(arn.resource.dropFirst(prefix.count)))
  }

  /// The request with what a record tells of the way that it took.
  ///
  /// IAM User Guide, "AWS global condition context keys": a request through a VPC endpoint has `aws:VpcSourceIp` in place of
  /// `aws:SourceIp`.
  private static func request(_ request: PullRequest, _ denial: AccessDenial) -> PullRequest {
    var keys: [ContextKey: String] = [:]
    let address = denial.sourceAddress.flatMap { InternetAddress.bytes($0) == nil ? nil : $0 }
    if let endpoint = denial.endpoint {
      keys["aws:SourceVpce"] = endpoint
      keys["aws:VpcSourceIp"] = address
    } else {
      keys["aws:SourceIp"] = address
    }
    return PullRequest(
      action: request.action, resources: request.resources,
      conditions: request.conditions.fixing(keys), title: request.title)
  }

  /// Who a principal is that is not the plan's role or a session of it; `nil` for the plan's.
  private static func other(than plan: Plan, _ principal: RequestPrincipal) -> String? {
    let isOfPlan = principal.account == plan.values.cluster.accountID.text
    let role = plan.values.iam.roleName.text
    switch principal.kind {
    case .assumedRole(role, _) where isOfPlan: return nil
    case .role where principal.text == plan.roleARN.text: return nil
    default: break
    }
    return "\(description(principal)); the plan's role is `\(plan.roleARN)`"
  }

  private static func description(_ principal: RequestPrincipal) -> String {
    let account = principal.account.map { " of account `\($0)`" } ?? ""
    switch principal.kind {
    case .assumedRole(let role, let session) where session.hasPrefix("i-"):
      return "the instance `\(session)` with its own role `\(role)`\(account)"
    case .assumedRole(let role, let session) where role.hasPrefix("AWSReservedSSO_"):
      return "`\(session)`, signed in through IAM Identity Center with the role `\(role)`\(account)"
    case .assumedRole(let role, let session):
      return "the session `\(session)` of the role `\(role)`\(account)"
    case .role(let name): return "the role `\(name)`\(account)"
    case .user(let name): return "the user `\(name)`\(account)"
    case .federatedUser(let name): return "the federated user `\(name)`\(account)"
    case .root: return "the root user\(account)"
    case .service(let name): return "the service `\(name)`"
    case .webIdentity, .saml, .anonymous: return "`\(principal.text)`"
    }
  }
}
