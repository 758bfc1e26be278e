import Diagnostics
import Documents

extension ManifestRules {
  static let restartPolicy = ManifestRule(
    RuleInfo(
      "k8s/restart-policy", .error, summary: "a restart policy that the kind does not take",
      why:
        "Pods of a Deployment always restart, and those of a Job never do so after success: it has to say `Never` or `OnFailure`, since the default is `Always`.",
      source: KubernetesPage.job, passing: Sample.job(),
      failing: Sample.job(policy: "restartPolicy: ▸Always"))
  ) { object in
    guard let spec = object.pod?.spec else { return [] }
    let place = spec["restartPolicy"]?.location ?? spec.location
    switch (object.kind, spec.text("restartPolicy")) {
    case ("Deployment", "Never"), ("Deployment", "OnFailure"):
      return [
        Violation("the pods of a Deployment restart `Always`", at: place, help: "take it out")
      ]
    case ("Job", "Always"), ("Job", ""), ("CronJob", "Always"), ("CronJob", ""):
      return [
        Violation(
          "the pods of a \(object.kind) cannot restart `Always`, which is the default", at: place,
          help: "write `restartPolicy: Never` or `OnFailure`")
      ]
    default: return []
    }
  }

  static let deploymentDeadline = ManifestRule(
    RuleInfo(
      "k8s/deployment-deadline", .error,
      summary: "a Deployment whose pods end after a time",
      why:
        "A Deployment's pods run for ever; `activeDeadlineSeconds` is for Pods and Jobs, and refused here.",
      source: KubernetesPage.deployment, passing: Sample.deployment(settings: "replicas: 1"),
      failing: Sample.deployment("▸activeDeadlineSeconds: 60"))
  ) { object in
    guard object.kind == "Deployment", let spec = object.pod?.spec,
      spec.given("activeDeadlineSeconds") != nil
    else { return [] }
    return [
      Violation(
        "the pods of a Deployment take no `activeDeadlineSeconds`",
        at: spec.keyLocation("activeDeadlineSeconds"), help: "take it out")
    ]
  }
}
