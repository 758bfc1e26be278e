import Documents

extension PullChain {
  /// The chain of what would be rendered, on top of what exists: what the plan does not write is taken from there.
  public init(planned plan: Plan, on live: ObservedState) {
    self.init(rendered: plan)
    identityPolicies += live.identityPolicies.filter { $0.name != plan.policyARN.text }
    boundaryARN = boundaryARN ?? live.boundaryARN
    addSurroundings(live)
    guard live.has(.repositoryPolicies) else { return }
    guard live.unreadable(.repositoryPolicies) == nil else {
      repositories = live.repositoryPolicies.map(Repositories.seen) ?? repositories
      return
    }
    let (merged, _) = RepositoryPolicyMerge(plan, desired: .present)
      .merged(live.node[ObservedState.Key.repositoryPolicies.rawValue] ?? .null)
    let policies = (merged.mapping?.entries ?? []).map {
      Document($0.key, $0.value.moved(of: "repository \($0.key)"))
    }
    repositories = .seen(policies + (live.repositoryPolicies ?? []).filter { $0.unreadable != nil })
  }

  /// The chain of what exists. What was not asked for is taken as planned.
  public init(standing live: ObservedState, plan: Plan) {
    self.init(rendered: plan)
    isApplied = true
    if live.has(.role) {
      trustPolicy = live.trustPolicy
      if live.unreadable(.role) == nil { boundaryARN = live.boundaryARN }
    }
    let own = identityPolicies
    if live.has(.attachedPolicies) || live.has(.inlinePolicies) {
      identityPolicies = (live.has(.attachedPolicies) ? [] : own) + live.identityPolicies
    }
    if live.has(.serviceAccount) { serviceAccount = live.objects(.serviceAccount).first }
    if live.has(.deployment) { deployment = live.objects(.deployment).first }
    if live.has(.roles) || live.has(.roleBindings) {
      hasAllRoles = live.has(.roles) && live.unreadable(.roles) == nil
      rbac = live.objects(.roles) + live.objects(.roleBindings)
    }
    if let policies = live.repositoryPolicies { repositories = .seen(policies) }
    addSurroundings(live)
    pods = live.objects(.pods)
    tokenRefreshed =
      live.objects(.secret).compactMap {
        $0.node["metadata"]?["annotations"]?["cf-deployment/refreshed-at"]?.string
      }.max()
  }

  /// What the plan never writes. The document of a boundary that the plan replaces says nothing about the plan's.
  private mutating func addSurroundings(_ live: ObservedState) {
    oidcProvider = live.oidcProvider
    guardrails.registryPolicy = live.registryPolicy
    let isOfRole = live.boundaryARN == nil || live.boundaryARN == boundaryARN
    if isOfRole { guardrails.permissionsBoundary = live.permissionsBoundary }
  }
}
