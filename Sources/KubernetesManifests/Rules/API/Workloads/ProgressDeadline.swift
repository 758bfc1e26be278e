import Diagnostics
import Documents

extension ManifestRules {
  static let progressDeadline = ManifestRule(
    RuleInfo(
      "k8s/progress-deadline", .error,
      summary: "a deadline that ends before a pod can count as available",
      why:
        "`progressDeadlineSeconds`, 600 when it is not given, has to be greater than `minReadySeconds`.",
      source: APIPage.deployment, passing: APISample.deployment("minReadySeconds: 10"),
      failing: APISample.deployment("minReadySeconds: ▸600"))
  ) { object in
    guard object.kind == "Deployment", let spec = object.spec,
      let ready = spec.number("minReadySeconds")
    else { return [] }
    let deadline = spec.number("progressDeadlineSeconds") ?? 600
    guard deadline <= ready, let place = spec["minReadySeconds"]?.location else { return [] }
    return [
      Violation(
        "`minReadySeconds` \(ready) is not less than `progressDeadlineSeconds`, which is \(deadline)",
        at: place)
    ]
  }
}
