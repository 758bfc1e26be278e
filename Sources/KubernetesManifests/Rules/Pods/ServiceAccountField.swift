import Diagnostics

extension ManifestRules {
  static let serviceAccountField = ManifestRule.pods(
    RuleInfo(
      "pods/service-account-field", .note, summary: "the deprecated field `serviceAccount`",
      why:
        "It is an old name of `serviceAccountName`, which counts where both are set: a change of "
        + "the old one alone changes nothing.",
      source: "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/",
      passing: Sample.pod("serviceAccountName: ecr-sa"),
      failing: Sample.pod("▸serviceAccount: ecr-sa\nserviceAccountName: ecr-sa"))
  ) { pod in
    guard let old = pod.spec["serviceAccount"]?.string, !old.isEmpty else { return [] }
    let new = pod.spec["serviceAccountName"]?.string
    let clash = new.map { $0 == old ? "" : ", and `serviceAccountName` says `\($0)`" } ?? ""
    return [
      Violation(
        "`serviceAccount` is deprecated\(clash)", at: pod.spec.keyLocation("serviceAccount"),
        help: new == nil ? "write `serviceAccountName: \(old)`" : "take it out")
    ]
  }
}
