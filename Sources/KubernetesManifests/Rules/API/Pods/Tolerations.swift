import Diagnostics
import Documents

extension ManifestRules {
  static let toleration = ManifestRule(
    RuleInfo(
      "k8s/toleration", .error, summary: "a toleration that contradicts itself",
      why:
        "`Exists` takes no value, no key needs `Exists`, and `tolerationSeconds` belongs to `NoExecute`; the API server refuses the rest.",
      source: APIPage.tolerations,
      passing: APISample.pod("tolerations: [{key: gpu, operator: Exists, effect: NoSchedule}]"),
      failing: APISample.pod("tolerations: [▸{key: gpu, operator: Exists, value: a}]"))
  ) { object in
    (object.pod?.spec.items("tolerations") ?? []).compactMap { toleration in
      tolerationProblem(toleration).map { Violation($0, at: toleration.location) }
    }
  }

  private static func tolerationProblem(_ toleration: Node) -> String? {
    let exists = toleration.text("operator") == "Exists"
    if toleration.text("key").isEmpty, !exists { return "without a `key` the operator is `Exists`" }
    if exists, !toleration.text("value").isEmpty { return "the operator `Exists` takes no `value`" }
    if toleration.given("tolerationSeconds") != nil, toleration.text("effect") != "NoExecute" {
      return "`tolerationSeconds` needs the effect `NoExecute`"
    }
    let isEqual = !exists && ["", "Equal"].contains(toleration.text("operator"))
    let value = toleration.text("value")
    return isEqual && TextForm.labelValue.problem(value) != nil
      ? "`\(value)` is no value of a taint" : nil
  }
}
