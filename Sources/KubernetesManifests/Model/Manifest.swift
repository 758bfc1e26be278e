import Documents

/// Builds Kubernetes objects, keys in alphabetical order as `oc get -o yaml` prints them.
public enum Manifest {
  /// Kubernetes API reference, ServiceAccount v1 core.
  public static func serviceAccount(name: String, namespace: String, annotations: Node) -> Node {
    [
      "apiVersion": "v1",
      "kind": "ServiceAccount",
      "metadata": [
        "annotations": annotations, "name": Node(name), "namespace": Node(namespace),
      ],
    ]
  }

  /// Kubernetes API reference, Role v1 rbac.authorization.k8s.io.
  public static func role(name: String, namespace: String, rules: [Node]) -> Node {
    [
      "apiVersion": "rbac.authorization.k8s.io/v1",
      "kind": "Role",
      "metadata": ["name": Node(name), "namespace": Node(namespace)],
      "rules": Node(rules),
    ]
  }

  /// Binds a Role of its namespace to a service account, which may be in another namespace.
  ///
  /// Kubernetes API reference, RoleBinding v1 rbac.authorization.k8s.io.
  public static func roleBinding(
    name: String, namespace: String, role: String, serviceAccount: String, of home: String
  ) -> Node {
    [
      "apiVersion": "rbac.authorization.k8s.io/v1",
      "kind": "RoleBinding",
      "metadata": ["name": Node(name), "namespace": Node(namespace)],
      "roleRef": [
        "apiGroup": "rbac.authorization.k8s.io", "kind": "Role", "name": Node(role),
      ],
      "subjects": [
        ["kind": "ServiceAccount", "name": Node(serviceAccount), "namespace": Node(home)]
      ],
    ]
  }

  /// The security context of a container that meets `restricted` of the Pod Security Standards and has a read-only root file
  /// system. It pins no user ID, because OpenShift assigns one from the namespace's range.
  ///
  /// Kubernetes documentation, "Pod Security Standards".
  public static let restrictedSecurityContext: Node = [
    "allowPrivilegeEscalation": false,
    "capabilities": ["drop": ["ALL"]],
    "readOnlyRootFilesystem": true,
    "runAsNonRoot": true,
    "seccompProfile": ["type": "RuntimeDefault"],
  ]

  /// Kubernetes API reference, EnvVar v1 core.
  public static func environment(_ variables: [(name: String, value: String)]) -> Node {
    Node(variables.map { ["name": Node($0.name), "value": Node($0.value)] })
  }
}
