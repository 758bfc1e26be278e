import Diagnostics
import Documents

extension ManifestRules {
  static let restartPolicy = ManifestRule(
    RuleInfo(
      "k8s/restart-policy", .error, summary: "a restart policy that the kind does not allow",
      why:
        "Pods of a Deployment have to restart `Always`; those of a Job have to set `Never` or `OnFailure`, because the default is `Always`.",
      source: KubernetesPage.job, passing: Sample.job(),
      failing: Sample.job(policy: "restartPolicy: ▸Always"))
  ) { object in
    guard let spec = object.pod?.spec else { return [] }
    let place = spec["restartPolicy"]?.location ?? spec.location
    switch (object.kind, spec.text("restartPolicy")) {
    case ("Deployment", "Never"), ("Deployment", "OnFailure"):
      return [
        Violation("the pods of a Deployment have to restart `Always`", at: place, help: "remove it")
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
      summary: "a Deployment whose pods have a deadline",
      why:
        "A Deployment's pods run indefinitely; the API server rejects `activeDeadlineSeconds`, which is for Pods and Jobs.",
      source: KubernetesPage.deployment, passing: Sample.deployment(settings: "replicas: 1"),
      failing: Sample.deployment("▸activeDeadlineSeconds: 60"))
  ) { object in
    guard object.kind == "Deployment", let spec = object.pod?.spec,
      spec.given("activeDeadlineSeconds") != nil
    else { return [] }
    return [
      Violation(
        "the pods of a Deployment cannot have `activeDeadlineSeconds`",
        at: spec.keyLocation("activeDeadlineSeconds"), help: "remove it")
    ]
  }
}
