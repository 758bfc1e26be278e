extension ObservedState {
  /// The keys of the module's option `live`: what a play can read back from AWS and from the cluster.
  public enum Key: String, CaseIterable, Sendable {
    case oidcProvider = "oidc_provider"
    case role
    case attachedPolicies = "attached_policies"
    case inlinePolicies = "inline_policies"
    case permissionsBoundary = "permissions_boundary"
    case repositoryPolicies = "repository_policies"
    case serviceAccount = "service_account"
    case roles
    case roleBindings = "role_bindings"
    case deployment
    case pods
    case events
    case logs
    case secret
  }
}
