import Diagnostics
import Documents
import IAMPolicy

/// What exists in AWS and in the cluster, as it was read back.
///
/// A key that is absent was not asked for; under a key, null or an empty mapping says that there is nothing, and
/// `{unreadable: WHY}` that it could not be read.
public struct ObservedState: Sendable {
  /// What can be handed over.
  public enum Key: String, CaseIterable, Sendable {
    /// What `aws iam get-open-id-connect-provider` prints.
    case oidcProvider = "oidc_provider"
    /// The role as `aws iam get-role` or `amazon.aws.iam_role_info` has it.
    case role
    /// A mapping from ARN to the document.
    case attachedPolicies = "attached_policies"
    /// A mapping from name to the document.
    case inlinePolicies = "inline_policies"
    /// The document of the role's boundary.
    case permissionsBoundary = "permissions_boundary"
    /// A mapping from repository to its policy's text, null where it has none.
    case repositoryPolicies = "repository_policies"
    /// The registry's policy: its text or the document.
    case registryPolicy = "registry_policy"
    case serviceAccount = "service_account"
    /// Every Role of the target namespaces.
    case roles
    case roleBindings = "role_bindings"
    case deployment
    case pods
    case events
    /// A mapping from a pod's name to its log.
    case logs
    /// Type, metadata and hosts of each target namespace's secret, a list.
    case secret
  }

  let node: Node

  public init(_ node: Node) { self.node = node }

  /// Whether it was asked for.
  func has(_ key: Key) -> Bool { node[key.rawValue] != nil }

  /// What was read, `nil` for what does not exist or was not asked for; what could not be read is `{unreadable: WHY}`.
  subscript(key: Key) -> Node? {
    guard let found = node[key.rawValue], !found.isNull, found.mapping?.isEmpty != true else {
      return nil
    }
    return found
  }

  /// Why something that was asked for could not be read.
  func unreadable(_ key: Key) -> String? { self[key]?.unreadable }

  /// A field of the role, by AWS's or the collection's name.
  func roleField(_ name: String, _ other: String) -> Node? {
    let role = self[.role]
    return role?[name] ?? role?[other]
  }

  var trustPolicy: PullChain.Document? {
    let name = "role's trust policy"
    if unreadable(.role) != nil { return self[.role].map { PullChain.Document(name, $0) } }
    return roleField("AssumeRolePolicyDocument", "assume_role_policy_document").map {
      PullChain.Document(name, Self.document($0, source: "role"))
    }
  }

  /// The ARN of the boundary that the role has.
  var boundaryARN: String? {
    let boundary = roleField("PermissionsBoundary", "permissions_boundary")
    let arn = boundary?["PermissionsBoundaryArn"] ?? boundary?["permissions_boundary_arn"]
    return arn?.string.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The policies of the role, managed and inline, by ARN or name.
  var identityPolicies: [PullChain.Document] {
    [Key.attachedPolicies, .inlinePolicies].flatMap { key -> [PullChain.Document] in
      if unreadable(key) != nil { return objects(key) }
      return (self[key]?.mapping?.entries ?? []).filter { !$0.value.isNull }.map {
        PullChain.Document($0.key, Self.document($0.value, source: $0.key))
      }
    }
  }

  var permissionsBoundary: PullChain.Document? {
    self[.permissionsBoundary].map {
      PullChain.Document("permissions boundary", Self.document($0, source: "permissions_boundary"))
    }
  }

  /// The repositories' policies; `nil` where they were not asked for.
  var repositoryPolicies: [PullChain.Document]? {
    guard let read = node[Key.repositoryPolicies.rawValue], !read.isNull else { return nil }
    if read.unreadable != nil { return [PullChain.Document("repository_policies", read)] }
    return (read.mapping?.entries ?? []).map {
      PullChain.Document($0.key, Self.document($0.value, source: "repository \($0.key)"))
    }
  }

  var registryPolicy: GuardrailDocuments.RegistryPolicy {
    guard has(.registryPolicy) else { return .unseen }
    guard let found = self[.registryPolicy] else { return .none }
    let name = "registry policy"
    return .seen(PullChain.Document(name, Self.document(found, source: name)))
  }

  var oidcProvider: PullChain.Provider {
    guard has(.oidcProvider) else { return .unseen }
    return self[.oidcProvider].map { .seen(PullChain.Document("OIDC provider", $0)) } ?? .none
  }

  /// The objects under a key that holds one or a list of them; a key that could not be read gives one that says so.
  func objects(_ key: Key) -> [PullChain.Document] {
    (self[key].map { $0.list ?? [$0] } ?? []).filter { $0.mapping != nil }.map {
      let metadata = $0["metadata"]
      let kind = $0["kind"]?.string ?? key.rawValue
      let place = [metadata?["namespace"]?.string, metadata?["name"]?.string].compactMap { $0 }
      let name = ([kind] + (place.isEmpty ? [] : [place.joined(separator: "/")]))
        .joined(separator: " ")
      return PullChain.Document(name, $0.moved(of: name))
    }
  }

  /// A policy, which may be given as text.
  private static func document(_ node: Node, source: String) -> Node {
    guard let text = node.string else { return node.moved(of: source) }
    return JSONReader.read(Array(text.utf8), source: source).node ?? node
  }
}

extension Node {
  /// Why something could not be read: this is `{unreadable: WHY}`. A repository may have that name too: its policy is JSON.
  var unreadable: String? {
    guard let mapping, mapping.entries.count == 1, let why = mapping["unreadable"]?.string,
      !why.hasPrefix("{")
    else { return nil }
    return why
  }
}
