/// Where Kubernetes and OpenShift document what the rules demand.
enum KubernetesPage {
  private static let docs = "https://kubernetes.io/docs/"

  static let baseline = docs + "concepts/security/pod-security-standards/#baseline"
  static let restricted = docs + "concepts/security/pod-security-standards/#restricted"
  static let rbac = docs + "reference/access-authn-authz/rbac/"
  static let rbacPractice = docs + "concepts/security/rbac-good-practices/"
  static let images = docs + "concepts/containers/images/"
  static let resources = docs + "concepts/configuration/manage-resources-containers/"
  static let probes = docs + "concepts/workloads/pods/probes/"
  static let serviceAccounts = docs + "concepts/security/service-accounts/"
  static let secrets = docs + "concepts/security/secrets-good-practices/"
  static let volumes = docs + "concepts/storage/volumes/"
  static let commands = docs + "tasks/inject-data-application/define-command-argument-container/"
  static let lifecycle = docs + "concepts/workloads/pods/pod-lifecycle/"
  static let apply = docs + "tasks/manage-kubernetes-objects/declarative-config/"

  /// OpenShift's security context constraints, `restricted-v2` among them.
  static let constraints =
    "https://docs.redhat.com/en/documentation/openshift_container_platform/4.20/html/"
    + "authentication_and_authorization/managing-pod-security-policies"
}
