import Diagnostics
import Documents

extension ManifestRules {
  static let selectorMismatch = ManifestRule(
    RuleInfo(
      "k8s/selector-mismatch", .error,
      summary: "a selector that the template's labels do not match",
      why:
        "The Deployment would make pods without end and never find one of them, so the API server refuses it.",
      source: APIPage.deployment, passing: APISample.deployment("replicas: 1"),
      failing: APISample.deployment(selector: "selector: ▸{matchLabels: {app: web, tier: front}}"))
  ) { object in
    guard object.kind == "Deployment", let selector = object.spec?.given("selector"),
      !isEmptySelector(selector), let pod = object.pod
    else { return [] }
    let labels = pod.metadata?.given("labels")
    let unmatched =
      (selector["matchLabels"]?.mapping?.entries ?? []).filter {
        labels?[$0.key]?.string ?? "" != $0.value.string ?? "" || labels?[$0.key] == nil
      }.map(\.key)
      + selector.items("matchExpressions").filter { !isMatched($0, by: labels) }.map {
        $0.text("key")
      }
    guard let first = unmatched.first else { return [] }
    return [
      Violation(
        "the template's labels do not match the selector in `\(first)`", at: selector.location,
        help: "give `template.metadata.labels` what the selector asks for")
    ]
  }

  static let emptySelector = ManifestRule(
    RuleInfo(
      "k8s/empty-selector", .error, summary: "a Deployment whose selector selects every pod",
      why:
        "An empty selector would take over all pods of the namespace, so the API server refuses it.",
      source: APIPage.deployment, passing: APISample.deployment("replicas: 1"),
      failing: APISample.deployment(selector: "selector: ▸{}"))
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
    // Without values the expression is refused for that
    case "In": values.isEmpty || value.map(values.contains) ?? false
    case "NotIn": !(value.map(values.contains) ?? false)
    case "Exists": value != nil
    case "DoesNotExist": value == nil
    default: true
    }
  }
}
