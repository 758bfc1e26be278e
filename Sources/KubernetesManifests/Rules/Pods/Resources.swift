import Diagnostics
import Documents

extension ManifestRules {
  static let missingResources = ManifestRule.containers(
    RuleInfo(
      "pods/resources", .warning, summary: "a container that does not say how much it needs",
      why: "Without requests the scheduler takes it for nothing, and without a memory limit one "
        + "leak takes the node's other pods with it, unless a LimitRange of the namespace fills "
        + "them in.",
      source: KubernetesPage.resources,
      passing: Sample.pod(
        container: "resources:\n  requests: {cpu: 100m}\n  limits: {memory: 128Mi}"),
      failing: Sample.pod(container: "▸resources:\n  requests: {cpu: 100m}"))
  ) { container, pod in
    // What runs first or is put in for debugging is short-lived, and a pod may have an amount for all.
    guard container.role == .main, pod.spec["resources"] == nil else { return [] }
    let resources = container.node["resources"]
    let requests = resources?["requests"]
    let limits = resources?["limits"]
    // A limit is the request where there is none.
    let wanted = [
      ("a CPU request", requests?["cpu"] ?? limits?["cpu"]),
      ("a memory request", requests?["memory"] ?? limits?["memory"]),
      ("a memory limit", limits?["memory"]),
    ]
    let missing = wanted.filter { $0.1 == nil }.map(\.0)
    guard !missing.isEmpty else { return [] }
    return [
      Violation(
        "\(container.title) has no \(missing.map { $0.drop { $0 != " " }.dropFirst() }.joined(separator: ", no "))",
        at: resources == nil ? container.location : container.node.keyLocation("resources"),
        help: "add \(missing.joined(separator: ", ")) under `resources`")
    ]
  }
}
