import Diagnostics
import Documents

extension ManifestRules {
  static let probeHandler = ManifestRule(
    RuleInfo(
      "k8s/probe-handler", .error, summary: "a probe that asks nothing, or two things at once",
      why: "A probe has exactly one of `exec`, `httpGet`, `tcpSocket` and `grpc`.",
      source: APIPage.probes,
      passing: APISample.container("livenessProbe: {tcpSocket: {port: 80}}"),
      failing: APISample.container("livenessProbe: ▸{periodSeconds: 5}"))
  ) { object in
    object.containers.flatMap(\.probes).flatMap { field, probe in
      handlerComplaints(probe, ["exec", "httpGet", "tcpSocket", "grpc"], of: field)
    }
  }

  static let lifecycleHandler = ManifestRule(
    RuleInfo(
      "k8s/lifecycle-handler", .error, summary: "a lifecycle hook that does nothing, or two things",
      why: "A hook has exactly one of `exec`, `httpGet`, `sleep` and `tcpSocket`.",
      source: APIPage.pod,
      passing: APISample.container("lifecycle: {preStop: {exec: {command: [sleep, '5']}}}"),
      failing: APISample.container("lifecycle: {preStop: ▸{}}"))
  ) { object in
    object.containers.compactMap { $0.node.given("lifecycle") }.flatMap { lifecycle in
      ["postStart", "preStop"].flatMap { field in
        handlerComplaints(
          lifecycle.given(field), ["exec", "httpGet", "sleep", "tcpSocket"], of: field)
      }
    }
  }

  private static func handlerComplaints(
    _ node: Node?, _ handlers: Set<String>, of field: String
  ) -> [Violation] {
    guard let node, node.mapping != nil else { return [] }
    let given = node.given(among: handlers)
    let list = handlers.sorted().map { "`\($0)`" }.joined(separator: ", ")
    if given.isEmpty {
      return [
        Violation("`\(field)` has none of \(list)", at: node.location, help: "add one of them")
      ]
    }
    return given.dropFirst().map {
      Violation(
        "`\(field)` has `\(given[0].key)` already", at: $0.keyLocation, help: "take one of them out"
      )
    }
  }
}
