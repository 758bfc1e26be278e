import Diagnostics
import Documents

extension ManifestRules {
  static let selectorMismatch = ManifestRule(
    RuleInfo(
      "k8s/selector-mismatch", .error,
      summary: "a selector that does not match the template's labels",
      why:
        "The Deployment would never find the pods that it creates, so the API server rejects it.",
      source: KubernetesPage.deployment, passing: Sample.deployment(settings: "replicas: 1"),
      failing: Sample.deployment(selector: "selector: ▸{matchLabels: {app: web, tier: front}}"))
  ) { object in
    guard object.kind == "Deployment", let selector = object.spec?.given("selector"),
      !isEmptySelector(selector), let pod = object.pod
    else { return [] }
    let labels = pod.metadata?.given("labels")
    let unmatched =
      (selector["matchLabels"]?.mapping?.entries ?? []).filter {
        labels?[$0.key]?.string ?? "" != $0.value.string ?? "" || labels?[$0.key] == nil
      }.map(\.key)
      + selector.mappings("matchExpressions").filter { !isMatched($0, by: labels) }.map {
        $0.text("key")
      }
    guard let first = unmatched.first else { return [] }
    return [
      Violation(
        "the selector does not match the template's label `\(first)`", at: selector.location,
        help: "add the selector's labels to `template.metadata.labels`")
    ]
  }

  static let emptySelector = ManifestRule(
    RuleInfo(
      "k8s/empty-selector", .error, summary: "a Deployment whose selector selects every pod",
      why:
        "An empty selector would match all pods of the namespace, so the API server rejects it.",
      source: KubernetesPage.deployment, passing: Sample.deployment(settings: "replicas: 1"),
      failing: Sample.deployment(selector: "selector: ▸{}"))
  ) { object in
    guard object.kind == "Deployment", let selector = object.spec?.given("selector"),
      isEmptySelector(selector)
    else { return [] }
    return [
      Violation(
        "the selector is empty", at: selector.location,
        help: "write `matchLabels` with labels of the template")
    ]
  }

  private static func isEmptySelector(_ selector: Node) -> Bool {
    selector["matchLabels"]?.mapping?.isEmpty ?? true
      && selector["matchExpressions"]?.list?.isEmpty ?? true
  }

  private static func isMatched(_ expression: Node, by labels: Node?) -> Bool {
    let value = labels?[expression.text("key")]?.string
    let values = (expression["values"]?.list ?? []).compactMap(\.string)
    return switch expression.text("operator") {
    // `k8s/match-expression` reports an expression without values.
    case "In": values.isEmpty || value.map(values.contains) ?? false
    case "NotIn": !(value.map(values.contains) ?? false)
    case "Exists": value != nil
    case "DoesNotExist": value == nil
    default: true
    }
  }

  static let recreateWithRollingUpdate = ManifestRule(
    RuleInfo(
      "k8s/recreate-with-rolling-update", .error,
      summary: "`rollingUpdate` with the strategy `Recreate`",
      why: "The two are mutually exclusive; the API server rejects both together.",
      source: KubernetesPage.deployment,
      passing: Sample.deployment(settings: "strategy: {type: Recreate}"),
      failing: Sample.deployment(
        settings: "strategy: {type: Recreate, ▸rollingUpdate: {maxSurge: 1}}"))
  ) { object in
    guard object.kind == "Deployment", let strategy = object.spec?.given("strategy"),
      strategy.text("type") == "Recreate", strategy.given("rollingUpdate") != nil
    else { return [] }
    return [
      Violation(
        "`rollingUpdate` is not allowed with the strategy `Recreate`",
        at: strategy.keyLocation("rollingUpdate"),
        help: "remove it, or write `type: RollingUpdate`"
      )
    ]
  }

  static let rollingUpdateStalls = ManifestRule(
    RuleInfo(
      "k8s/rolling-update-stalls", .error,
      summary: "a rolling update that can neither add nor remove a pod",
      why:
        "With `maxSurge` and `maxUnavailable` both 0, no update is possible; the API server rejects that, and more than 100 % unavailable.",
      source: KubernetesPage.deployment,
      passing: Sample.deployment(
        settings: "strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}"),
      failing: Sample.deployment(
        settings: "strategy: {rollingUpdate: ▸{maxSurge: 0, maxUnavailable: 0%}}")
    )
  ) { object in
    guard object.kind == "Deployment",
      let update = object.spec?.given("strategy")?.given("rollingUpdate")
    else { return [] }
    var violations: [Violation] = []
    if let node = update["maxUnavailable"], let percent = percent(node), percent > 100 {
      violations.append(Violation("`maxUnavailable` is more than 100 %", at: node.location))
    }
    if isZero(update["maxSurge"]), isZero(update["maxUnavailable"]) {
      violations.append(
        Violation(
          "`maxSurge` and `maxUnavailable` are both 0", at: update.location,
          help: "set at least one of them to 1"))
    }
    return violations
  }

  private static func percent(_ node: Node) -> Int? {
    guard let text = node.string, text.hasSuffix("%") else { return nil }
    return Int(text.dropLast())
  }

  private static func isZero(_ node: Node?) -> Bool {
    guard let node else { return false }
    return node == 0 || percent(node) == 0
  }

  static let progressDeadline = ManifestRule(
    RuleInfo(
      "k8s/progress-deadline", .error,
      summary: "a progress deadline that ends before a pod can become available",
      why:
        "`progressDeadlineSeconds`, 600 by default, has to be greater than `minReadySeconds`.",
      source: KubernetesPage.deployment,
      passing: Sample.deployment(settings: "minReadySeconds: 10"),
      failing: Sample.deployment(settings: "minReadySeconds: ▸600"))
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
