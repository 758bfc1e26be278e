import Diagnostics
import Documents

extension ManifestRules {
  static let missingResources = ManifestRule.containers(
    RuleInfo(
      "pods/resources", .warning,
      summary: "a container without resource requests or a memory limit",
      why:
        "Without requests the scheduler assumes that it needs nothing, and without a memory limit "
        + "one leak can evict other pods of the node, unless a LimitRange of the namespace sets "
        + "defaults.",
      source: KubernetesPage.resources,
      passing: Sample.pod(
        container: "resources:\n  requests: {cpu: 100m}\n  limits: {memory: 128Mi}"),
      failing: Sample.pod(container: "▸resources:\n  requests: {cpu: 100m}"))
  ) { container, pod in
    // Init and ephemeral containers are short-lived, and `spec.resources` covers the whole pod.
    guard container.role == .main, pod.spec["resources"] == nil else { return [] }
    let resources = container.node["resources"]
    let requests = resources?["requests"]
    let limits = resources?["limits"]
    // A limit is the default of its request.
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
