import Diagnostics
import Documents

extension ManifestRules {
  static let recreateWithRollingUpdate = ManifestRule(
    RuleInfo(
      "k8s/recreate-with-rolling-update", .error,
      summary: "`rollingUpdate` beside the strategy `Recreate`",
      why: "The two contradict each other, and the API server refuses them together.",
      source: APIPage.deployment, passing: APISample.deployment("strategy: {type: Recreate}"),
      failing: APISample.deployment("strategy: {type: Recreate, ▸rollingUpdate: {maxSurge: 1}}"))
  ) { object in
    guard object.kind == "Deployment", let strategy = object.spec?.given("strategy"),
      strategy.text("type") == "Recreate", strategy.given("rollingUpdate") != nil
    else { return [] }
    return [
      Violation(
        "`rollingUpdate` does not go with the strategy `Recreate`",
        at: strategy.place(of: "rollingUpdate"), help: "take it out, or write `type: RollingUpdate`"
      )
    ]
  }

  static let rollingUpdateStalls = ManifestRule(
    RuleInfo(
      "k8s/rolling-update-stalls", .error,
      summary: "a rolling update that may neither add a pod nor take one away",
      why:
        "With `maxSurge` and `maxUnavailable` both 0, or more than 100 % unavailable, no update is possible; the API server refuses it.",
      source: APIPage.deployment,
      passing: APISample.deployment("strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}"),
      failing: APISample.deployment("strategy: {rollingUpdate: ▸{maxSurge: 0, maxUnavailable: 0%}}")
    )
  ) { object in
    guard object.kind == "Deployment",
      let update = object.spec?.given("strategy")?.given("rollingUpdate")
    else { return [] }
    var violations: [Violation] = []
    if let node = update["maxUnavailable"], let percent = percent(node), percent > 100 {
      violations.append(Violation("more than 100 % cannot be unavailable", at: node.location))
    }
    if isZero(update["maxSurge"]), isZero(update["maxUnavailable"]) {
      violations.append(
        Violation(
          "`maxSurge` and `maxUnavailable` are both 0", at: update.location,
          help: "let at least one of them be 1"))
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
}
