/// The pages of the Kubernetes and OpenShift documentation that rules cite.
enum KubernetesPage {
  private static let docs = "https://kubernetes.io/docs/"
  private static let standards = docs + "concepts/security/pod-security-standards/"

  static let reference = docs + "reference/kubernetes-api/"
  static let pod = reference + "workload-resources/pod-v1/"
  static let deployment = reference + "workload-resources/deployment-v1/"
  static let job = reference + "workload-resources/job-v1/"
  static let cronJob = reference + "workload-resources/cron-job-v1/"
  static let volume = reference + "config-and-storage-resources/volume/"
  static let names = docs + "concepts/overview/working-with-objects/names/"
  static let selectors = docs + "concepts/overview/working-with-objects/labels/"
  static let fieldValidation = docs + "reference/using-api/api-concepts/#field-validation"
  static let removedVersions = docs + "reference/using-api/deprecation-guide/"
  static let mergeStrategy = docs + "reference/using-api/server-side-apply/#merge-strategy"
  static let apply = docs + "tasks/manage-kubernetes-objects/declarative-config/"

  static let images = docs + "concepts/containers/images/"
  static let commands = docs + "tasks/inject-data-application/define-command-argument-container/"
  static let probes = docs + "concepts/workloads/pods/probes/"
  static let lifecycle = docs + "concepts/workloads/pods/pod-lifecycle/"
  static let initContainers = docs + "concepts/workloads/pods/init-containers/"
  static let ephemeralContainers = docs + "concepts/workloads/pods/ephemeral-containers/"
  static let downwardAPI = docs + "concepts/workloads/pods/downward-api/"
  static let resources = docs + "concepts/configuration/manage-resources-containers/"
  static let configMap = docs + "concepts/configuration/configmap/"
  static let secretTypes = docs + "concepts/configuration/secret/#secret-types"
  static let tolerations = docs + "concepts/scheduling-eviction/taint-and-toleration/"
  static let dns = docs + "concepts/services-networking/dns-pod-service/#pod-s-dns-policy"
  static let volumes = docs + "concepts/storage/volumes/"

  static let baseline = standards + "#baseline"
  static let restricted = standards + "#restricted"
  static let serviceAccounts = docs + "concepts/security/service-accounts/"
  static let secrets = docs + "concepts/security/secrets-good-practices/"
  static let rbac = docs + "reference/access-authn-authz/rbac/"
  static let rbacPractice = docs + "concepts/security/rbac-good-practices/"

  /// OpenShift's security context constraints, `restricted-v2` among them.
  static let constraints =
    "https://docs.redhat.com/en/documentation/openshift_container_platform/4.20/html/"
    + "authentication_and_authorization/managing-pod-security-policies"
}
