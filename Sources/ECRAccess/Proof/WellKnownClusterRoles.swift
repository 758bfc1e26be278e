import Diagnostics
import Documents

/// The ClusterRoles that every cluster has, by what they hold: of the wide ones, what matters here.
///
/// kubernetes/kubernetes, `plugin/pkg/auth/authorizer/rbac/bootstrappolicy/policy.go`; openshift/openshift-apiserver,
/// `pkg/bootstrappolicy/policy.go`; OpenShift documentation, "Using RBAC to define and apply permissions" and "Managing
/// security context constraints".
enum WellKnownClusterRoles {
  /// What a cluster binds to every service account or to those of every namespace: to find oneself and the API, to pull from
  /// the cluster's own registry, to run under the restricted security context constraints.
  static let ofEveryServiceAccount: Set = [
    "system:basic-user", "system:discovery", "system:public-info-viewer",
    "system:service-account-issuer-discovery", "basic-user", "cluster-status",
    "self-access-reviewer", "helm-chartrepos-viewer", "console-extensions-reader",
    "system:image-puller", "system:oauth-token-deleter", "system:openshift:discovery",
    "system:openshift:public-info-viewer", "system:scope-impersonation", "system:webhook",
    "system:build-strategy-docker", "system:build-strategy-source",
    "system:build-strategy-jenkinspipeline", "system:openshift:scc:restricted",
    "system:openshift:scc:restricted-v2", "system:openshift:scc:restricted-v3",
  ]

  /// The ClusterRole, every part of it at `place`; `nil` for one that is not known.
  static func role(_ name: String, at place: Location) -> Node? {
    guard let rules = rules(name) else { return nil }
    return [
      "kind": "ClusterRole", "metadata": ["name": Node(name)],
      "rules": Node(rules.map { Node($0.value, at: place) }),
    ]
  }

  private static func rules(_ name: String) -> [Node]? {
    if let rules = table[name] { return rules }
    let constraint = "system:openshift:scc:"
    guard name.hasPrefix(constraint) else { return nil }
    return [
      [
        "apiGroups": ["security.openshift.io"], "resources": ["securitycontextconstraints"],
        "resourceNames": [Node(String(name.dropFirst(constraint.count)))], "verbs": ["use"],
      ]
    ]
  }

  private static let table: [String: [Node]] = [
    "cluster-admin": [rule("*", "*", "*")],
    "admin": [
      rule("*", ["", "apps", "batch"], ["secrets", "pods", "deployments", "jobs"]),
      rule("*", "rbac.authorization.k8s.io", ["roles", "rolebindings"]),
      rule(["impersonate"], "", ["serviceaccounts"]),
    ],
    "edit": [
      rule("*", ["", "apps", "batch"], ["secrets", "pods", "deployments", "jobs"]),
      rule(["impersonate"], "", ["serviceaccounts"]),
    ],
    "view": [rule(read, ["", "apps", "batch"], ["configmaps", "pods", "deployments", "jobs"])],
    "cluster-reader": [rule(read, "*", ["nodes", "pods", "configmaps", "deployments"])],
    "self-provisioner": [rule(["create"], "project.openshift.io", ["projectrequests"])],
    "registry-viewer": [rule(["get"], "image.openshift.io", ["imagestreams/layers"])],
    "registry-editor": [rule(["get", "update"], "image.openshift.io", ["imagestreams/layers"])],
    "system:image-pusher": [
      rule(["get", "update"], "image.openshift.io", ["imagestreams/layers"])
    ],
    "system:image-builder": [
      rule(["get", "update"], "image.openshift.io", ["imagestreams/layers"]),
      rule(["create"], "image.openshift.io", ["imagestreams"]),
    ],
    "system:deployer": [
      rule(["get", "list", "watch", "update"], "", ["replicationcontrollers"]),
      rule(["create", "delete"], "", ["pods"]),
    ],
    "system:auth-delegator": [
      rule(["create"], "authentication.k8s.io", ["tokenreviews"]),
      rule(["create"], "authorization.k8s.io", ["subjectaccessreviews"]),
    ],
  ]

  private static let read: Node = ["get", "list", "watch"]

  /// - Parameter groups: One API group or a list of them.
  private static func rule(_ verbs: Node, _ groups: Node, _ resources: Node) -> Node {
    func list(_ node: Node) -> Node { node.list == nil ? Node([node]) : node }
    return ["apiGroups": list(groups), "resources": list(resources), "verbs": list(verbs)]
  }
}
