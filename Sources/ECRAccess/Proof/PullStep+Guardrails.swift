import Diagnostics
import Documents
import IAMPolicy

// What is above the role: its boundary, the organization's policies, the policies of VPC endpoints.
extension PullStep {
  private var requests: [PullRequest] {
    [.token(chain.plan)] + PullRequest.pulls(chain.plan)
  }

  /// A boundary that the role has or will have was read, or is assumed.
  mutating func decideBoundary() {
    if let boundary = chain.guardrails.permissionsBoundary {
      decide(
        "the permissions boundary", [boundary], RolePermissions.boundary(chain, boundary),
        unreadable: DecidingCommand.boundary(chain.boundaryARN ?? "ARN"))
    } else if let arn = chain.boundaryARN {
      log.assumed(
        "the permissions boundary \(arn) allows the token and the pull",
        decidedBy: DecidingCommand.boundary(arn))
    }
  }

  mutating func decideOrganization() {
    let guardrails = chain.guardrails
    let service = guardrails.serviceControlPolicies
    if !service.isEmpty {
      decide(
        "the service control policies", service.flatMap(\.self),
        RolePermissions.serviceControl(chain, service))
    }
    let resource = guardrails.resourceControlPolicies
    if !resource.isEmpty {
      decide(
        "the resource control policies", resource.flatMap(\.self),
        RolePermissions.resourceControl(chain, resource), verb: "do not deny")
      decideAssumption(resource)
    }
  }

  private mutating func decide(
    _ what: String, _ documents: [PullChain.Document], _ permissions: RolePermissions,
    verb: String = "allow", unreadable command: String? = nil
  ) {
    let isOne = documents.count == 1 && command != nil
    let verb = isOne && verb == "allow" ? "allows" : verb
    let plan = chain.plan
    let unreadable = documents.compactMap(\.unreadable).first
    log.decide(
      PermissionClaim(
        text: "\(what) \(verb) the token and the pull", rule: ProofRules.guardrail,
        documents: documents.map(\.name).joined(separator: ", "), unreadable: unreadable,
        command: unreadable == nil ? DecidingCommand.pull(plan) : command ?? ""
      ) { request, answer in
        Violation(
          "\(what) \(isOne ? "does" : "do") not allow `\(request.title)` to the role"
            + answer.reason,
          at: answer.location ?? documents.first?.node.location ?? .none,
          help: "\(what) \(isOne ? "has" : "have") to allow the pull actions and "
            + "`\(PullRequest.token)`")
      }, requests, permissions.isAlwaysAllowed)
  }

  /// Resource control policies are also about the role, which is a resource of STS.
  ///
  /// AWS Organizations User Guide, "Resource control policies".
  private mutating func decideAssumption(_ levels: [[PullChain.Document]]) {
    let plan = chain.plan
    guard let arn = plan.oidcProviderARN, let provider = try? RequestPrincipal(arn.text) else {
      return
    }
    let policies = RolePermissions.assumption(by: arn, under: levels)
    log.decide(
      PermissionClaim(
        text: "the resource control policies let the service account assume the role",
        rule: ProofRules.guardrail,
        documents: levels.flatMap(\.self).map(\.name).joined(separator: ", "),
        command: DecidingCommand.token(plan)
      ) { request, answer in
        Violation(
          "the resource control policies do not allow `\(request.title)`" + answer.reason,
          at: answer.location ?? .none,
          help: "they have to let the cluster's OIDC provider and subject assume the role")
      }, [.assumption(plan, by: provider)]
    ) { PermissionQuery(policies, $0.conditions).isAlwaysAllowed($0.action, on: $0.resources) }
  }

  /// The sync asks for the token through one endpoint, the nodes pull through another: which policy is whose is not known, so
  /// that what some allow and others do not is assumed.
  ///
  /// Amazon ECR User Guide, "Amazon ECR interface VPC endpoints".
  mutating func decideEndpoints() {
    let policies = chain.guardrails.registryEndpointPolicies
    guard !policies.isEmpty else { return }
    guard policies.count > 1 else {
      return decide(
        "the VPC endpoint policy", policies, RolePermissions.endpoint(chain, policies[0]),
        unreadable: "aws ec2 describe-vpc-endpoints")
    }
    var evidence: [ProofRow.Evidence] = []
    var open: String?
    for request in requests {
      let answers = policies.map {
        ($0, RolePermissions.endpoint(chain, $0).isAlwaysAllowed(request))
      }
      evidence += answers.map { .init(request.title, $1.word, $0.name, $1.statement) }
      if answers.allSatisfy({ $0.1.isNo }), let (document, answer) = answers.first {
        return log.fails(
          Self.endpoints, ProofRules.guardrail,
          Violation(
            "no VPC endpoint policy allows `\(request.title)` to the role" + answer.reason,
            at: answer.location ?? document.node.location,
            help:
              "the policy of the endpoint `ecr.api` has to allow `\(PullRequest.token)`, that of "
              + "`ecr.dkr` the pull actions"), evidence: evidence)
      }
      if let (document, answer) = answers.first(where: { !$0.1.isYes }), open == nil {
        open =
          answer.isNo
          ? "\(document.name) does not allow \(request.title)" : request.title + answer.reason
      }
    }
    guard let open else { return log.holds(Self.endpoints, evidence: evidence) }
    log.assumed(
      Self.endpoints, because: open, decidedBy: DecidingCommand.pull(chain.plan),
      evidence: evidence)
  }

  private static let endpoints = "the VPC endpoint policies allow the token and the pull"
}
