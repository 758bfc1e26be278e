import Documents

/// What the pod identity webhook makes of a pod when it is created.
///
/// openshift/aws-pod-identity-webhook and aws/amazon-eks-pod-identity-webhook, `pkg/handler/handler.go` and
/// `pkg/cache/cache.go`: it does nothing for a service account without a role; a container that sets one of the two
/// variables gets neither, but still the mount; pod annotations take precedence over those of the service account.
struct PodIdentityWebhook {
  static let prefix = "eks.amazonaws.com"
  static let roleVariable = "AWS_ROLE_ARN"
  static let fileVariable = "AWS_WEB_IDENTITY_TOKEN_FILE"
  static let volume = "aws-iam-token"
  private static let folder = "/var/run/secrets/eks.amazonaws.com/serviceaccount"
  private static let skipAnnotation = "\(prefix)/skip-containers"
  private static let lifeAnnotation = "\(prefix)/token-expiration"

  let role: String
  /// `nil`: the webhook's own default, `openshift` on hosted control planes and `sts.amazonaws.com` on Classic.
  let audience: String?
  /// In seconds.
  let tokenLife: Int
  private let skipped: [String]

  /// - Parameters:
  ///   - serviceAccount: The pod's service account.
  ///   - annotations: Those of the pod.
  /// - Returns: `nil` where the webhook does nothing.
  init?(serviceAccount: Node, podAnnotations annotations: Node?) {
    let own = serviceAccount["metadata"]?["annotations"]
    guard let role = own?["\(Self.prefix)/role-arn"]?.string, !role.isEmpty else { return nil }
    self.role = role
    audience = own?["\(Self.prefix)/audience"]?.string
    let life = [annotations, own].compactMap {
      $0?[Self.lifeAnnotation]?.string.flatMap { Int($0) }
    }
    tokenLife = min(max(life.first ?? 86400, 600), 86400)
    skipped = (annotations?[Self.skipAnnotation]?.string ?? "").split(separator: ",").map {
      String($0.filter { $0 != " " })
    }
  }

  /// Why the container does not get both variables although the webhook acts on its pod; `nil` where it does.
  func obstacle(_ container: Node) -> String? {
    let name = container["name"]?.string ?? ""
    if skipped.contains(name) { return "`\(Self.skipAnnotation)` names container `\(name)`" }
    let preset = [Self.roleVariable, Self.fileVariable].filter { container.variable($0) != nil }
    guard preset.count == 1, let variable = preset.first else { return nil }
    let other = variable == Self.roleVariable ? Self.fileVariable : Self.roleVariable
    return "`\(variable)` is set in container `\(name)`, so the webhook does not set `\(other)`"
  }

  /// A pod's spec as the webhook leaves it; ephemeral containers stay as they are.
  func injected(into spec: Node) -> Node {
    var spec = spec
    for key in ["initContainers", "containers"] {
      guard let containers = spec[key]?.list else { continue }
      spec = spec.with(key, Node(containers.map(injected(intoContainer:))))
    }
    let volumes = spec["volumes"]?.list ?? []
    guard !volumes.contains(where: { $0["name"]?.string == Self.volume }) else { return spec }
    return spec.with("volumes", Node([tokenVolume] + volumes))
  }

  private func injected(intoContainer container: Node) -> Node {
    guard !skipped.contains(container["name"]?.string ?? "") else { return container }
    let sets = { (names: String...) in names.contains { container.variable($0) != nil } }
    let hasIdentity = sets(Self.roleVariable, Self.fileVariable)
    if hasIdentity, sets("AWS_REGION", "AWS_DEFAULT_REGION"), sets("AWS_STS_REGIONAL_ENDPOINTS") {
      return container
    }
    var container = container
    if !hasIdentity {
      let variables: [Node] = [
        ["name": Node(Self.roleVariable), "value": Node(role)],
        ["name": Node(Self.fileVariable), "value": Node("\(Self.folder)/token")],
      ]
      container = container.with("env", Node((container["env"]?.list ?? []) + variables))
    }
    let mounts = container["volumeMounts"]?.list ?? []
    guard !mounts.contains(where: { $0["name"]?.string == Self.volume }) else { return container }
    let mount: Node = [
      "mountPath": Node(Self.folder), "name": Node(Self.volume), "readOnly": true,
    ]
    return container.with("volumeMounts", Node(mounts + [mount]))
  }

  private var tokenVolume: Node {
    var token: Node = ["expirationSeconds": Node(tokenLife), "path": "token"]
    if let audience { token = token.with("audience", Node(audience)) }
    return [
      "name": Node(Self.volume), "projected": ["sources": [["serviceAccountToken": token]]],
    ]
  }
}

extension Node {
  /// A container's variable of that name; of several the last counts.
  ///
  /// Kubernetes API reference, Container v1 core, `env`.
  func variable(_ name: String) -> Node? {
    self["env"]?.list?.last { $0["name"]?.string == name }
  }
}
