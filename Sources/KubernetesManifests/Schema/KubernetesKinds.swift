/// The kinds of Kubernetes' own API groups, and the API versions that no longer exist.
///
/// Kubernetes API reference, release `SchemaTable.version`; "Deprecated API Migration Guide". Subresources such as `Eviction`
/// have no manifests and are left out.
enum KubernetesKinds {
  /// The kinds of each API version that is served.
  private static let served: [String: Set<String>] = [
    "v1": [
      "Binding", "ComponentStatus", "ConfigMap", "Endpoints", "Event", "LimitRange", "List",
      "Namespace", "Node", "PersistentVolume", "PersistentVolumeClaim", "Pod", "PodTemplate",
      "ReplicationController", "ResourceQuota", "Secret", "Service", "ServiceAccount", "Status",
    ],
    "admissionregistration.k8s.io/v1": [
      "MutatingAdmissionPolicy", "MutatingAdmissionPolicyBinding", "MutatingWebhookConfiguration",
      "ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding",
      "ValidatingWebhookConfiguration",
    ],
    "apiextensions.k8s.io/v1": ["CustomResourceDefinition"],
    "apiregistration.k8s.io/v1": ["APIService"],
    "apps/v1": ["ControllerRevision", "DaemonSet", "Deployment", "ReplicaSet", "StatefulSet"],
    "authentication.k8s.io/v1": ["SelfSubjectReview", "TokenRequest", "TokenReview"],
    "authorization.k8s.io/v1": [
      "LocalSubjectAccessReview", "SelfSubjectAccessReview", "SelfSubjectRulesReview",
      "SubjectAccessReview",
    ],
    "autoscaling/v1": ["HorizontalPodAutoscaler"],
    "autoscaling/v2": ["HorizontalPodAutoscaler"],
    "batch/v1": ["CronJob", "Job"],
    "certificates.k8s.io/v1": ["CertificateSigningRequest"],
    "coordination.k8s.io/v1": ["Lease"],
    "discovery.k8s.io/v1": ["EndpointSlice"],
    "events.k8s.io/v1": ["Event"],
    "flowcontrol.apiserver.k8s.io/v1": ["FlowSchema", "PriorityLevelConfiguration"],
    "networking.k8s.io/v1": [
      "IPAddress", "Ingress", "IngressClass", "NetworkPolicy", "ServiceCIDR",
    ],
    "node.k8s.io/v1": ["RuntimeClass"],
    "policy/v1": ["PodDisruptionBudget"],
    "rbac.authorization.k8s.io/v1": [
      "ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding",
    ],
    "resource.k8s.io/v1": [
      "DeviceClass", "ResourceClaim", "ResourceClaimTemplate", "ResourceSlice",
    ],
    "scheduling.k8s.io/v1": ["PriorityClass"],
    "storage.k8s.io/v1": [
      "CSIDriver", "CSINode", "CSIStorageCapacity", "StorageClass", "VolumeAttachment",
      "VolumeAttributesClass",
    ],
  ]

  /// The kinds of each API version that was removed, and the minor version of Kubernetes 1 that removed them.
  private static let removed: [String: [(minor: Int, kinds: Set<String>)]] = [
    "admissionregistration.k8s.io/v1beta1": [
      (22, ["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"])
    ],
    "apiextensions.k8s.io/v1beta1": [(22, ["CustomResourceDefinition"])],
    "apiregistration.k8s.io/v1beta1": [(22, ["APIService"])],
    "apps/v1beta1": [(16, ["ControllerRevision", "Deployment", "StatefulSet"])],
    "apps/v1beta2": [
      (16, ["ControllerRevision", "DaemonSet", "Deployment", "ReplicaSet", "StatefulSet"])
    ],
    "authentication.k8s.io/v1beta1": [(22, ["TokenReview"])],
    "authorization.k8s.io/v1beta1": [
      (
        22,
        [
          "LocalSubjectAccessReview", "SelfSubjectAccessReview", "SelfSubjectRulesReview",
          "SubjectAccessReview",
        ]
      )
    ],
    "autoscaling/v2beta1": [(25, ["HorizontalPodAutoscaler"])],
    "autoscaling/v2beta2": [(26, ["HorizontalPodAutoscaler"])],
    "batch/v1beta1": [(25, ["CronJob"])],
    "batch/v2alpha1": [(21, ["CronJob"])],
    "certificates.k8s.io/v1beta1": [(22, ["CertificateSigningRequest"])],
    "coordination.k8s.io/v1beta1": [(22, ["Lease"])],
    "discovery.k8s.io/v1beta1": [(25, ["EndpointSlice"])],
    "events.k8s.io/v1beta1": [(25, ["Event"])],
    "extensions/v1beta1": [
      (16, ["DaemonSet", "Deployment", "NetworkPolicy", "PodSecurityPolicy", "ReplicaSet"]),
      (22, ["Ingress"]),
    ],
    "flowcontrol.apiserver.k8s.io/v1beta1": [(26, ["FlowSchema", "PriorityLevelConfiguration"])],
    "flowcontrol.apiserver.k8s.io/v1beta2": [(29, ["FlowSchema", "PriorityLevelConfiguration"])],
    "flowcontrol.apiserver.k8s.io/v1beta3": [(32, ["FlowSchema", "PriorityLevelConfiguration"])],
    "networking.k8s.io/v1beta1": [(22, ["Ingress", "IngressClass"])],
    "node.k8s.io/v1beta1": [(25, ["RuntimeClass"])],
    "policy/v1beta1": [(25, ["PodDisruptionBudget", "PodSecurityPolicy"])],
    "rbac.authorization.k8s.io/v1beta1": [
      (22, ["ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding"])
    ],
    "scheduling.k8s.io/v1beta1": [(22, ["PriorityClass"])],
    "storage.k8s.io/v1beta1": [
      (22, ["CSIDriver", "CSINode", "StorageClass", "VolumeAttachment"]),
      (27, ["CSIStorageCapacity"]),
    ],
  ]

  /// Every kind that is served.
  static let all: Set<String> = served.values.reduce(into: []) { $0.formUnion($1) }

  /// The kinds of an API version; empty for one that is not served.
  static func kinds(of apiVersion: String) -> Set<String> { served[apiVersion] ?? [] }

  /// The API versions that serve a kind, in alphabetical order.
  static func apiVersions(of kind: String) -> [String] {
    served.filter { $0.value.contains(kind) }.keys.sorted()
  }

  /// The minor version of Kubernetes 1 since which an API version no longer has a kind; `nil` where it was not removed.
  static func removal(of kind: String, from apiVersion: String) -> Int? {
    removed[apiVersion]?.first { $0.kinds.contains(kind) }?.minor
  }

  /// The group of an API version; empty for the core group.
  static func group(of apiVersion: String) -> String {
    let parts = apiVersion.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    return parts.count == 2 ? String(parts[0]) : ""
  }

  /// Whether a group is reserved for Kubernetes: the name of any other group contains a dot. The kinds of audit logs have no
  /// manifests, and one has the name of another kind.
  static func isOwn(_ group: String) -> Bool {
    !group.utf8.contains(UInt8(ascii: "."))
      || group.hasSuffix(".k8s.io") && group != "audit.k8s.io"
  }
}
