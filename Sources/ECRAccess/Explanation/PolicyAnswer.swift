import IAMPolicy
import PullDiagnosis

/// What the policies of one type, asked alone, say to one request.
struct PolicyAnswer {
  let type: AccessDenial.PolicyType
  /// The documents as people call them; empty where there is none.
  let documents: String
  let result: PermissionResult
  /// Why one of the documents could not be read.
  var unreadable: String?

  /// The answers of all policies of a chain that have a say in a request.
  ///
  /// - Parameter repository: The repository of a pull.
  static func all(
    _ chain: PullChain, _ request: PullRequest, repository: String?
  ) -> [PolicyAnswer] {
    guard request.action != PullRequest.assumption else {
      return [trust(chain, request)] + resourceControlOfRole(chain, request)
    }
    let own = PolicyAnswer(
      .identity, chain.identityPolicies, RolePermissions.identity(chain), request)
    return [own] + grants(chain, request, repository) + boundary(chain, request)
      + serviceControl(chain, request)
      + (repository == nil ? [] : resourceControl(chain, request)) + endpoints(chain, request)
  }

  private init(
    _ type: AccessDenial.PolicyType, _ documents: [PullChain.Document],
    _ permissions: RolePermissions, _ request: PullRequest
  ) {
    self.init(type, documents, permissions.isAlwaysAllowed(request))
  }

  private init(
    _ type: AccessDenial.PolicyType, _ documents: [PullChain.Document], _ policies: PolicySet,
    _ request: PullRequest
  ) {
    self.init(
      type, documents,
      PermissionQuery(policies, request.conditions)
        .isAlwaysAllowed(request.action, on: request.resources))
  }

  private init(
    _ type: AccessDenial.PolicyType, _ documents: [PullChain.Document], _ result: PermissionResult
  ) {
    self.type = type
    self.documents = documents.map(\.name).joined(separator: ", ")
    self.result = result
    unreadable = documents.compactMap(\.unreadable).first
  }

  private static func trust(_ chain: PullChain, _ request: PullRequest) -> PolicyAnswer {
    let policy = chain.trustPolicy.map { Policy($0.node, kind: .trust) }
    return PolicyAnswer(
      .trust, [chain.trustPolicy].compactMap(\.self), PolicySet(resourcePolicy: policy), request)
  }

  /// Resource control policies are also about the role, which is a resource of STS.
  private static func resourceControlOfRole(
    _ chain: PullChain, _ request: PullRequest
  ) -> [PolicyAnswer] {
    let levels = chain.guardrails.resourceControlPolicies
    guard !levels.isEmpty, let provider = chain.plan.oidcProviderARN else { return [] }
    return [
      PolicyAnswer(
        .resourceControl, levels.flatMap(\.self),
        RolePermissions.assumption(by: provider, under: levels), request)
    ]
  }

  /// The registry's side: in the role's own account it can only deny.
  private static func grants(
    _ chain: PullChain, _ request: PullRequest, _ repository: String?
  ) -> [PolicyAnswer] {
    guard let repository else { return [] }
    var answers: [PolicyAnswer] = []
    let document: PullChain.Document? =
      switch chain.repositories {
      case .unseen: nil
      case .asked(let document): chain.plan.isAcrossAccounts ? document : nil
      case .seen(let documents): documents.first { $0.name == repository }
      }
    if let document {
      let permissions =
        chain.plan.isAcrossAccounts
        ? RolePermissions.grant(chain, by: document.node)
        : RolePermissions.denial(chain, by: document.node)
      answers.append(PolicyAnswer(.resource, [document], permissions, request))
    }
    if case .seen(let policy) = chain.guardrails.registryPolicy {
      answers.append(
        PolicyAnswer(
          .resource, [policy], RolePermissions.denial(chain, by: policy.node), request))
    }
    return answers
  }

  private static func boundary(_ chain: PullChain, _ request: PullRequest) -> [PolicyAnswer] {
    chain.guardrails.permissionsBoundary.map {
      [PolicyAnswer(.boundary, [$0], RolePermissions.boundary(chain, $0), request)]
    } ?? []
  }

  private static func serviceControl(_ chain: PullChain, _ request: PullRequest) -> [PolicyAnswer] {
    let levels = chain.guardrails.serviceControlPolicies
    guard !levels.isEmpty else { return [] }
    return [
      PolicyAnswer(
        .serviceControl, levels.flatMap(\.self), RolePermissions.serviceControl(chain, levels),
        request)
    ]
  }

  private static func resourceControl(
    _ chain: PullChain, _ request: PullRequest
  ) -> [PolicyAnswer] {
    let levels = chain.guardrails.resourceControlPolicies
    guard !levels.isEmpty else { return [] }
    return [
      PolicyAnswer(
        .resourceControl, levels.flatMap(\.self), RolePermissions.resourceControl(chain, levels),
        request)
    ]
  }

  /// Of several endpoints it is not known which one the request passes: what one of them allows is not denied by them.
  private static func endpoints(_ chain: PullChain, _ request: PullRequest) -> [PolicyAnswer] {
    let answers = chain.guardrails.registryEndpointPolicies.map {
      PolicyAnswer(.endpoint, [$0], RolePermissions.endpoint(chain, $0), request)
    }
    return answers.contains { !$0.result.isNo }
      ? Array(answers.filter { !$0.result.isNo }.prefix(1)) : answers
  }
}
