import Documents

extension PolicyKind {
  /// The kind of policy that a document seems to be; `nil` for a document that is not a policy, and for one that belongs
  /// to a resource of another service (`foreignService(of:)`).
  ///
  /// Without principals, a policy is an identity policy: a service control policy looks the same. A statement on STS
  /// actions without a resource belongs to a trust policy that has lost its principal.
  public static func found(in node: Node) -> PolicyKind? {
    guard isPolicy(node) else { return nil }
    let statements = Policy(node, kind: .identity).statements
    let named = statements.filter { $0.principals != nil }
    guard !named.isEmpty else {
      return statements.contains { $0.resources == nil && $0.allActions("sts:") }
        ? .trust : .identity
    }
    if foreignService(named) != nil { return nil }
    if named.allSatisfy(\.isOfRegistry) { return .registry }
    if named.allSatisfy(\.isOfResourceControl) { return .rcp }
    if named.contains(where: \.isAboutTrust) { return .trust }
    return named.allSatisfy(\.isOfEndpoint) ? .endpoint : .resource
  }

  /// The service whose resource a policy is for, such as `s3` for a bucket policy, where it is not one of those that a pull
  /// involves. Their rules are not held here.
  public static func foreignService(of node: Node) -> String? {
    guard isPolicy(node) else { return nil }
    let named = Policy(node, kind: .identity).statements.filter { $0.principals != nil }
    return foreignService(named)
  }

  private static func foreignService(_ named: [PolicyStatement]) -> String? {
    let services = named.map(\.onlyService)
    guard let first = services.first, let service = first, services.allSatisfy({ $0 == service }),
      !["ecr", "ecr-public", "sts"].contains(service), !TextPattern.hasWildcard(service),
      !named.allSatisfy(\.isOfResourceControl), !named.contains(where: \.reachesImageLayers)
    else { return nil }
    return service
  }

  private static func isPolicy(_ node: Node) -> Bool {
    guard let mapping = node.mapping, node["apiVersion"] == nil, node["kind"] == nil else {
      return false
    }
    return mapping.keys.contains { $0.lowercased() == "statement" }
      || PolicyVersion.all.contains(node["Version"]?.string ?? "")
  }
}

// What tells the policies with principals apart.
extension PolicyStatement {
  fileprivate func allActions(_ prefix: String) -> Bool {
    guard let patterns = actions?.patterns, !patterns.isEmpty else { return false }
    return patterns.allSatisfy { $0.text.lowercased().hasPrefix(prefix) }
  }

  /// The one service that the actions are of, in lower case.
  public var onlyService: String? {
    guard let actions, !actions.isNegated else { return nil }
    let prefixes = Set(actions.patterns.map { ActionName.split($0.text)?.prefix.lowercased() })
    return prefixes.count == 1 ? prefixes.first ?? nil : nil
  }

  fileprivate var isAboutTrust: Bool {
    principals?.entries.contains { $0.type == "Federated" } == true
      || actions?.patterns.contains { $0.text.lowercased().hasPrefix("sts:") } == true
  }

  /// Whether everyone, and nobody else, is named.
  var namesEveryone: Bool {
    guard let principals, !principals.isNegated, !principals.entries.isEmpty else { return false }
    return principals.entries.allSatisfy { $0.pattern.meaning == .everyone }
  }

  private func names(resource: String) -> Bool {
    resources?.patterns.contains { $0.text == resource } == true
  }

  /// A registry's policy names the registry's repositories.
  ///
  /// Amazon ECR User Guide, "Private registry permissions".
  fileprivate var isOfRegistry: Bool {
    guard let patterns = resources?.patterns, !patterns.isEmpty, allActions("ecr:") else {
      return false
    }
    return patterns.allSatisfy { pattern in
      ARN.Fields(pattern.text).map {
        $0.service == "ecr" && $0.resource.hasPrefix("repository/")
      } ?? false
    }
  }

  /// A resource control policy denies to everyone, on resources of every account.
  ///
  /// AWS Organizations User Guide, "RCP syntax".
  fileprivate var isOfResourceControl: Bool {
    effect == .deny && namesEveryone
      && (names(resource: "*") || resources?.isNegated == true)
  }

  /// An endpoint's policy names resources beside its principals, and can be about tokens, which no resource's policy can.
  ///
  /// AWS PrivateLink Guide, "Control access to VPC endpoints using endpoint policies".
  fileprivate var isOfEndpoint: Bool {
    let isAboutTokens =
      actions?.patterns.contains { $0.text.lowercased() == "ecr:getauthorizationtoken" } == true
    return resources != nil && (namesEveryone || isAboutTokens)
  }

  /// Whether it is about the bucket that ECR keeps image layers in, which only an endpoint's policy names.
  ///
  /// Amazon ECR User Guide, "Amazon ECR interface VPC endpoints".
  fileprivate var reachesImageLayers: Bool {
    resources?.patterns.contains { $0.text.includes("-starport-layer-bucket") } == true
  }
}

/// The versions of the policy language.
///
/// IAM User Guide, "IAM JSON policy elements: Version".
enum PolicyVersion {
  static let current = "2012-10-17"
  static let all = ["2008-10-17", current]
}
