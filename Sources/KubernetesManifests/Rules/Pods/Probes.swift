import Diagnostics
import Documents

extension ManifestRules {
  static let readinessProbe = ManifestRule.longRunningPods(
    RuleInfo(
      "pods/readiness-probe", .warning,
      summary: "lasting pods of which nobody asks whether they do their work",
      why: "A pod without a readiness probe counts as ready as soon as it runs: a rollout goes on "
        + "and traffic comes although nothing works yet.",
      source: KubernetesPage.probes,
      passing: Sample.deployment(
        container: "readinessProbe:\n  httpGet:\n    path: /ready\n    port: 8080"),
      failing: Sample.deployment(name: "▸web"))
  ) { pod in
    pod.spec["readinessGates"] == nil ? pod.missingProbe("readinessProbe", of: "is ready") : []
  }

  static let livenessProbe = ManifestRule.longRunningPods(
    RuleInfo(
      "pods/liveness-probe", .note, summary: "lasting pods that nobody restarts when they hang",
      why: "The kubelet restarts a container that ends; one that hangs it only finds by asking.",
      source: KubernetesPage.probes,
      passing: Sample.deployment(
        container: "livenessProbe:\n  httpGet:\n    path: /alive\n    port: 8080"),
      failing: Sample.deployment(name: "▸web"))
  ) { $0.missingProbe("livenessProbe", of: "still moves") }
}

extension Rule<ManifestDocument> {
  /// A rule about pods that are meant to run for ever.
  static func longRunningPods(
    _ info: RuleInfo, check: @escaping @Sendable (PodTemplate) -> [Violation]
  ) -> ManifestRule {
    ManifestRule(info) { document in
      guard ["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet"].contains(document.kind),
        let pod = document.pod
      else { return [] }
      return check(pod)
    }
  }
}

extension PodTemplate {
  /// What is to be said when no container has the probe; one that has it may speak for those beside it.
  func missingProbe(_ probe: String, of what: String) -> [Violation] {
    let main = containers.filter { $0.role == .main }
    guard let first = main.first, !main.contains(where: { $0.node[probe] != nil }) else {
      return []
    }
    return [
      Violation(
        main.count == 1
          ? "\(first.title) has no `\(probe)`" : "no container has a `\(probe)`",
        at: first.location, help: "add a `\(probe)` that tells whether it \(what)")
    ]
  }
}
