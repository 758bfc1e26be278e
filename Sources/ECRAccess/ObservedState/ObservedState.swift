import Diagnostics
import Documents
import IAMPolicy

/// What stands in AWS and in the cluster, as the play has read it back.
///
/// - `oidc_provider`: what `aws iam get-open-id-connect-provider` prints.
/// - `role`: the role as `aws iam get-role` or `amazon.aws.iam_role_info` has it.
/// - `attached_policies`, `inline_policies`: a mapping from ARN or name to the document.
/// - `permissions_boundary`: the boundary's document.
/// - `repository_policies`: a mapping from repository to its policy's text, null where it has none.
/// - `service_account`, `deployment`: the object; `roles`, `role_bindings`, `pods`: lists of objects.
/// - `secret`: type, metadata and hosts of each target namespace's secret, a list.
///
/// A key that is absent was not read; null or an empty mapping under a key says that there is nothing.
public struct ObservedState: Sendable {
  let node: Node

  public init(_ node: Node) { self.node = node }

  /// Whether the play has read this at all.
  func has(_ key: String) -> Bool { node[key] != nil }

  /// What was read, `nil` for what is not there.
  subscript(key: String) -> Node? {
    guard let found = node[key], !found.isNull, found.mapping?.isEmpty != true else { return nil }
    return found
  }

  var trustPolicy: Node? {
    let role = self["role"]
    let document = role?["AssumeRolePolicyDocument"] ?? role?["assume_role_policy_document"]
    return document.map { Self.document($0, source: "role") }
  }

  /// The policies of the role, managed and inline, by ARN or name.
  var identityPolicies: [PullChain.Document] {
    ["attached_policies", "inline_policies"].flatMap { key in
      (self[key]?.mapping?.entries ?? []).filter { !$0.value.isNull }.map {
        PullChain.Document($0.key, Self.document($0.value, source: $0.key))
      }
    }
  }

  var permissionsBoundary: PullChain.Document? {
    self["permissions_boundary"].map {
      PullChain.Document("permissions boundary", Self.document($0, source: "permissions_boundary"))
    }
  }

  /// The repositories' policies; `nil` where none were read.
  var repositoryPolicies: [PullChain.Document]? {
    guard let read = node["repository_policies"], !read.isNull else { return nil }
    return (read.mapping?.entries ?? []).map {
      PullChain.Document($0.key, Self.document($0.value, source: "repository \($0.key)"))
    }
  }

  /// The objects under a key that holds one or a list of them.
  func objects(_ key: String) -> [PullChain.Document] {
    (self[key].map { $0.list ?? [$0] } ?? []).filter { $0.mapping != nil }.map {
      let metadata = $0["metadata"]
      let kind = $0["kind"]?.string ?? key
      let place = [metadata?["namespace"]?.string, metadata?["name"]?.string].compactMap { $0 }
      let name = "\(kind) \(place.joined(separator: "/"))"
      return PullChain.Document(name, $0.moved(of: name))
    }
  }

  /// A policy that may be handed over as text.
  private static func document(_ node: Node, source: String) -> Node {
    guard let text = node.string else { return node.moved(of: source) }
    return JSONReader.read(Array(text.utf8), source: source).node ?? node
  }
}

extension PullChain {
  /// The chain of what would be rendered, on top of what stands: what the plan does not write is taken from there.
  public init(planned plan: Plan, on live: ObservedState) {
    self.init(rendered: plan)
    let planned = Set([plan.policyARN.text])
    identityPolicies += live.identityPolicies.filter { !planned.contains($0.name) }
    takeSurroundings(live)
    if live.has("repository_policies") {
      let (merged, _) = RepositoryPolicyMerge(plan, desired: .present)
        .merged(live.node["repository_policies"] ?? .null)
      repositories = .seen(
        (merged.mapping?.entries ?? []).map {
          Document($0.key, $0.value.moved(of: "repository \($0.key)"))
        })
    }
  }

  /// The chain of what stands. What was not read is taken as planned.
  public init(standing live: ObservedState, plan: Plan) {
    self.init(rendered: plan)
    isApplied = true
    if live.has("role") {
      trustPolicy = live.trustPolicy.map { Document("role's trust policy", $0) }
    }
    if live.has("attached_policies") { identityPolicies = live.identityPolicies }
    if live.has("service_account") { serviceAccount = live.objects("service_account").first }
    if live.has("deployment") { deployment = live.objects("deployment").first }
    if live.has("roles") { rbac = live.objects("roles") + live.objects("role_bindings") }
    if let policies = live.repositoryPolicies { repositories = .seen(policies) }
    takeSurroundings(live)
    pods = live.objects("pods")
    tokenRefreshed =
      live.objects("secret").compactMap {
        $0.node["metadata"]?["annotations"]?["cf-deployment/refreshed-at"]?.string
      }.max()
  }

  private mutating func takeSurroundings(_ live: ObservedState) {
    oidcProvider = live["oidc_provider"].map { Document("OIDC provider", $0) }
    if let boundary = live.permissionsBoundary { guardrails.permissionsBoundary = boundary }
  }
}
