import Diagnostics
import Documents

extension ManifestRules {
  static let matchExpression = ManifestRule(
    RuleInfo(
      "k8s/match-expression", .error,
      summary: "an expression whose values do not fit its operator",
      why:
        "`In` and `NotIn` need values, `Exists` and `DoesNotExist` allow none, `Gt` and `Lt` need a single integer.",
      source: KubernetesPage.selectors,
      passing: Sample.deployment(
        selector: "selector: {matchExpressions: [{key: app, operator: In, values: [web]}]}"),
      failing: Sample.deployment(
        selector: "selector: {matchExpressions: [▸{key: app, operator: In, values: []}]}"))
  ) { object in
    let affinity = object.pod?.spec.given("affinity")
    let places = [object.spec?.given("selector"), affinity] + spreads(object)
    return places.compactMap { $0 }.flatMap(expressions).compactMap { expression in
      expressionProblem(expression).map { Violation($0, at: expression.location) }
    }
  }

  private static func spreads(_ object: ManifestDocument) -> [Node?] {
    object.pod?.spec.mappings("topologySpreadConstraints") ?? []
  }

  /// The expressions of every selector below `node`.
  private static func expressions(below node: Node) -> [Node] {
    switch node.value {
    case .list(let nodes): nodes.flatMap(expressions)
    case .mapping(let mapping):
      mapping.entries.flatMap { entry in
        ["matchExpressions", "matchFields"].contains(entry.key)
          ? (entry.value.list ?? []).filter { $0.mapping != nil } : expressions(below: entry.value)
      }
    default: []
    }
  }

  private static func expressionProblem(_ expression: Node) -> String? {
    let values = expression["values"]?.list ?? []
    let name = expression.text("operator")
    switch name {
    case "In", "NotIn": return values.isEmpty ? "the operator `\(name)` needs values" : nil
    case "Exists", "DoesNotExist":
      return values.isEmpty ? nil : "the operator `\(name)` allows no values"
    case "Gt", "Lt": return values.count == 1 ? nil : "the operator `\(name)` needs a single value"
    default: return nil
    }
  }

  static let toleration = ManifestRule(
    RuleInfo(
      "k8s/toleration", .error, summary: "a toleration that contradicts itself",
      why:
        "`Exists` allows no value, an empty key requires `Exists`, and `tolerationSeconds` requires `NoExecute`; the API server rejects anything else.",
      source: KubernetesPage.tolerations,
      passing: Sample.pod("tolerations: [{key: gpu, operator: Exists, effect: NoSchedule}]"),
      failing: Sample.pod("tolerations: [▸{key: gpu, operator: Exists, value: a}]"))
  ) { object in
    (object.pod?.spec.mappings("tolerations") ?? []).compactMap { toleration in
      tolerationProblem(toleration).map { Violation($0, at: toleration.location) }
    }
  }

  private static func tolerationProblem(_ toleration: Node) -> String? {
    let exists = toleration.text("operator") == "Exists"
    if toleration.text("key").isEmpty, !exists {
      return "a toleration without a `key` requires the operator `Exists`"
    }
    if exists, !toleration.text("value").isEmpty {
      return "the operator `Exists` allows no `value`"
    }
    if toleration.given("tolerationSeconds") != nil, toleration.text("effect") != "NoExecute" {
      return "`tolerationSeconds` requires the effect `NoExecute`"
    }
    let isEqual = !exists && ["", "Equal"].contains(toleration.text("operator"))
    let value = toleration.text("value")
    return isEqual && TextForm.labelValue.problem(value) != nil
      ? "`\(value)` is not a valid taint value" : nil
  }
}
