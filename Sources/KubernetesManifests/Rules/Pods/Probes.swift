import Diagnostics
import Documents

extension ManifestRules {
  static let readinessProbe = ManifestRule.longRunningPods(
    RuleInfo(
      "pods/readiness-probe", .warning,
      summary: "long-running pods without a readiness probe",
      why:
        "Without a readiness probe a pod is ready as soon as it starts: a rollout continues, and "
        + "Services send traffic, before the application can serve it.",
      source: KubernetesPage.probes,
      passing: Sample.deployment(
        container: "readinessProbe:\n  httpGet:\n    path: /ready\n    port: 8080"),
      failing: Sample.deployment(name: "▸web"))
  ) { pod in
    pod.spec["readinessGates"] == nil
      ? pod.missingProbe("readinessProbe", checking: "is ready") : []
  }

  static let livenessProbe = ManifestRule.longRunningPods(
    RuleInfo(
      "pods/liveness-probe", .note, summary: "long-running pods without a liveness probe",
      why:
        "The kubelet restarts a container that exits; it detects a hanging one only with a probe.",
      source: KubernetesPage.probes,
      passing: Sample.deployment(
        container: "livenessProbe:\n  httpGet:\n    path: /alive\n    port: 8080"),
      failing: Sample.deployment(name: "▸web"))
  ) { $0.missingProbe("livenessProbe", checking: "is still responsive") }
}

extension Rule<ManifestDocument> {
  /// A rule about pods that run until they are deleted.
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
  /// The violation when no main container has the probe; one probe is enough for the pod.
  func missingProbe(_ probe: String, checking what: String) -> [Violation] {
    let main = containers.filter { $0.role == .main }
    guard let first = main.first, !main.contains(where: { $0.node[probe] != nil }) else {
      return []
    }
    return [
      Violation(
        main.count == 1
          ? "\(first.title) has no `\(probe)`" : "no container has a `\(probe)`",
        at: first.location, help: "add a `\(probe)` that checks whether it \(what)")
    ]
  }
}
