import Diagnostics

extension ManifestRules {
  static let livenessProbe = ManifestRule.lastingPods(
    RuleInfo(
      "pods/liveness-probe", .note, summary: "lasting pods that nobody restarts when they hang",
      why: "The kubelet restarts a container that ends; one that hangs it only finds by asking.",
      source: KubernetesPage.probes,
      passing: Sample.deployment(
        container: "livenessProbe:\n  httpGet:\n    path: /alive\n    port: 8080"),
      failing: Sample.deployment(name: "▸web"))
  ) { $0.lack("livenessProbe", of: "still moves") }
}
