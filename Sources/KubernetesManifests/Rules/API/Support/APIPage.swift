/// The pages of the Kubernetes documentation that the rules follow.
enum APIPage {
  private static let site = "https://kubernetes.io/docs/"
  private static let reference = site + "reference/kubernetes-api/"

  static let names = site + "concepts/overview/working-with-objects/names/"
  static let pod = reference + "workload-resources/pod-v1/"
  static let deployment = reference + "workload-resources/deployment-v1/"
  static let job = reference + "workload-resources/job-v1/"
  static let cronJob = reference + "workload-resources/cron-job-v1/"
  static let volume = reference + "config-and-storage-resources/volume/"
  static let configMap = site + "concepts/configuration/configmap/"
  static let secretTypes = site + "concepts/configuration/secret/#secret-types"
  static let rbac = site + "reference/access-authn-authz/rbac/"
  static let probes = site + "concepts/workloads/pods/pod-lifecycle/#container-probes"
  static let initContainers = site + "concepts/workloads/pods/init-containers/"
  static let ephemeralContainers = site + "concepts/workloads/pods/ephemeral-containers/"
  static let selectors = site + "concepts/overview/working-with-objects/labels/"
  static let resources = site + "concepts/configuration/manage-resources-containers/"
  static let downwardAPI = site + "concepts/workloads/pods/downward-api/"
  static let tolerations = site + "concepts/scheduling-eviction/taint-and-toleration/"
  static let dns = site + "concepts/services-networking/dns-pod-service/#pod-s-dns-policy"
}
