import Diagnostics
import Documents

extension ManifestRules {
  static let requestAboveLimit = ManifestRule(
    RuleInfo(
      "k8s/request-above-limit", .error, summary: "a request that is greater than its limit",
      why:
        "A request cannot exceed its limit; for huge pages and extended resources the two have to be equal.",
      source: KubernetesPage.resources,
      passing: Sample.pod(container: "resources: {requests: {memory: 1G}, limits: {memory: 1Gi}}"),
      failing: Sample.pod(container: "resources: {requests: {memory: ▸1Gi}, limits: {memory: 1G}}"))
  ) { object in
    object.containers.flatMap { container -> [Violation] in
      let resources = container.node.given("resources")
      let limits = resources?["limits"]
      return (resources?["requests"]?.mapping?.entries ?? []).compactMap { entry in
        requestViolation(entry, limit: limits?[entry.key])
      }
    }
  }

  private static func requestViolation(_ request: Mapping.Entry, limit: Node?) -> Violation? {
    let isNotOvercommitted = request.key.hasPrefix("hugepages-") || request.key.contains("/")
    guard let asked = amount(request.value) else { return nil }
    guard let allowed = amount(limit) else {
      return isNotOvercommitted
        ? Violation("`\(request.key)` has no limit", at: request.value.location, help: "add one")
        : nil
    }
    if asked > allowed {
      return Violation(
        "the request of `\(request.key)` is greater than its limit", at: request.value.location,
        help: "raise the limit or lower the request")
    }
    guard isNotOvercommitted, asked != allowed else { return nil }
    return Violation(
      "request and limit of `\(request.key)` have to be equal", at: request.value.location)
  }

  private static func amount(_ node: Node?) -> Double? {
    switch node?.value {
    case .number(let text), .string(let text): (try? Quantity(text))?.amount
    default: nil
    }
  }
}
