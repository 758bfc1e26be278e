/// The resources of Kubernetes' own API groups, and the verbs that each of them supports.
///
/// Resources that are not listed are not checked: an API group of the cluster's own may have its own verbs.
///
/// Kubernetes documentation, "Authorization", request verbs; "Using RBAC Authorization", privilege escalation.
enum APIResources {
  private static let standard = [
    "get", "list", "watch", "create", "update", "patch", "delete", "deletecollection",
  ]
  private static let part = ["get", "update", "patch"]
  private static let call = ["get", "create", "update", "patch", "delete"]

  /// The verbs of a resource, subresources written `pods/log`; `nil` for an unknown resource.
  static func verbs(of resource: String, in group: String) -> [String]? {
    if let special = special[group]?[resource] { return special }
    let parts = resource.split(separator: "/", maxSplits: 1).map(String.init)
    guard let name = parts.first, plain[group]?.contains(name) == true else { return nil }
    guard parts.count == 2 else { return standard }
    // Every resource may have a status; other subresources have to be listed.
    return parts[1] == "status" ? part : nil
  }

  /// The groups that have a resource.
  static func groups(of name: String) -> Set<String> {
    let plain = plain.filter { $0.value.contains(name) }.keys
    return Set(plain).union(special.filter { $0.value[name] != nil }.keys)
  }

  /// The resource that a kind or a singular in any letter case names; `nil` for an unknown one.
  static func plural(of name: String) -> String? {
    let name = name.lowercased()
    let forms = [name, name + "s", name + "es", name.dropLast() + "ies"]
    return forms.first { !groups(of: $0).isEmpty }
  }

  /// Whether all resources of a group are known: one of Kubernetes' own, or one that cannot exist. The name of any other group
  /// contains a dot. Clusters older than 1.22 serve several resources in `extensions` too.
  static func isClosed(_ group: String) -> Bool {
    if plain[group] != nil { return true }
    return group != "*" && group != "extensions" && !group.utf8.contains(UInt8(ascii: "."))
  }

  private static let plain: [String: Set<String>] = [
    "": [
      "configmaps", "endpoints", "events", "limitranges", "namespaces", "nodes",
      "persistentvolumeclaims", "persistentvolumes", "pods", "podtemplates",
      "replicationcontrollers", "resourcequotas", "secrets", "services",
    ],
    "apps": ["controllerrevisions", "daemonsets", "deployments", "replicasets", "statefulsets"],
    "batch": ["cronjobs", "jobs"],
    "autoscaling": ["horizontalpodautoscalers"],
    "networking.k8s.io": ["ingressclasses", "ingresses", "networkpolicies"],
    "policy": ["poddisruptionbudgets"],
    "coordination.k8s.io": ["leases"],
    "discovery.k8s.io": ["endpointslices"],
    "storage.k8s.io": ["csidrivers", "csinodes", "storageclasses", "volumeattachments"],
    "scheduling.k8s.io": ["priorityclasses"],
    "rbac.authorization.k8s.io": ["clusterrolebindings", "rolebindings"],
  ]

  private static let special: [String: [String: [String]]] = [
    "": [
      "bindings": ["create"],
      "componentstatuses": ["get", "list"],
      "pods/attach": ["get", "create"],
      "pods/binding": ["create"],
      "pods/eviction": ["create"],
      "pods/ephemeralcontainers": part,
      "pods/exec": ["get", "create"],
      "pods/log": ["get"],
      "pods/portforward": ["get", "create"],
      "pods/proxy": call,
      "pods/resize": part,
      "replicationcontrollers/scale": part,
      "serviceaccounts": standard + ["impersonate"],
      "serviceaccounts/token": ["create"],
      "services/proxy": call,
      "users": ["impersonate"],
      "groups": ["impersonate"],
    ],
    "apps": [
      "deployments/scale": part, "replicasets/scale": part, "statefulsets/scale": part,
    ],
    "authentication.k8s.io": ["tokenreviews": ["create"], "selfsubjectreviews": ["create"]],
    "authorization.k8s.io": [
      "localsubjectaccessreviews": ["create"], "selfsubjectaccessreviews": ["create"],
      "selfsubjectrulesreviews": ["create"], "subjectaccessreviews": ["create"],
    ],
    "rbac.authorization.k8s.io": [
      "clusterroles": standard + ["bind", "escalate"], "roles": standard + ["bind", "escalate"],
    ],
  ]
}
