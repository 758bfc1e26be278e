import Diagnostics

extension ManifestRules {
  static let processNamespace = ManifestRule(
    RuleInfo(
      "k8s/process-namespace", .error,
      summary: "processes shared within the pod and with the node at once",
      why: "`shareProcessNamespace` and `hostPID` contradict each other.", source: APIPage.pod,
      passing: APISample.pod("shareProcessNamespace: true"),
      failing: APISample.pod("hostPID: true", "shareProcessNamespace: ▸true"))
  ) { object in
    guard let spec = object.pod?.spec, spec["hostPID"] == true,
      let share = spec["shareProcessNamespace"], share == true
    else { return [] }
    return [
      Violation(
        "the pod shares the node's processes already", at: share.location,
        help: "take one of the two out")
    ]
  }
}
