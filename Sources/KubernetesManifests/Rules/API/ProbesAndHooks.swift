import Diagnostics
import Documents

extension ManifestRules {
  static let probeSuccessThreshold = ManifestRule(
    RuleInfo(
      "k8s/probe-success-threshold", .error,
      summary: "a liveness or startup probe that wants several successes",
      why: "`successThreshold` of these probes can only be 1; the API server refuses another.",
      source: KubernetesPage.lifecycle + "#container-probes",
      passing: Sample.pod(container: "livenessProbe: {tcpSocket: {port: 80}, successThreshold: 1}"),
      failing: Sample.pod(container: "livenessProbe: {tcpSocket: {port: 80}, successThreshold: ▸2}")
    )
  ) { object in
    object.containers.flatMap(\.probes).compactMap { field, probe in
      guard field != "readinessProbe", let node = probe["successThreshold"],
        (probe.number("successThreshold") ?? 1) > 1
      else { return nil }
      return Violation(
        "`successThreshold` of a \(field) is 1", at: node.location, help: "take it out")
    }
  }

  static let probeGracePeriod = ManifestRule(
    RuleInfo(
      "k8s/probe-grace-period", .error,
      summary: "a grace period in a probe that ends no container",
      why:
        "A readiness probe never ends the container; the API server refuses `terminationGracePeriodSeconds` there.",
      source: KubernetesPage.lifecycle + "#container-probes",
      passing: Sample.pod(
        container: "livenessProbe: {tcpSocket: {port: 80}, terminationGracePeriodSeconds: 5}"),
      failing: Sample.pod(
        container: "readinessProbe: {tcpSocket: {port: 80}, ▸terminationGracePeriodSeconds: 5}"))
  ) { object in
    object.containers.flatMap(\.probes).compactMap { field, probe in
      guard field == "readinessProbe", probe.given("terminationGracePeriodSeconds") != nil else {
        return nil
      }
      return Violation(
        "a readiness probe has no grace period",
        at: probe.keyLocation("terminationGracePeriodSeconds"), help: "take it out")
    }
  }

  static let initContainerProbe = ManifestRule(
    RuleInfo(
      "k8s/init-container-probe", .error, summary: "a probe or a hook of an init container",
      why:
        "An init container runs to its end before the pod starts, so there is nothing to probe, unless it is a sidecar with `restartPolicy: Always`.",
      source: KubernetesPage.initContainers,
      passing: Sample.pod("initContainers: [{name: setup, image: docker.io/library/busybox}]"),
      failing: Sample.pod(
        "initContainers:\n- {name: setup, image: docker.io/library/busybox, ▸livenessProbe: {tcpSocket: {port: 80}}}"
      ))
  ) { object in
    let fields: Set = ["livenessProbe", "readinessProbe", "startupProbe", "lifecycle"]
    return object.containers.filter { $0.role == .initial && !$0.isSidecar }.flatMap { container in
      container.node.given(among: fields).map {
        Violation("an init container has no `\($0.key)`", at: $0.keyLocation, help: "take it out")
      }
    }
  }

  static let probeHandler = ManifestRule(
    RuleInfo(
      "k8s/probe-handler", .error, summary: "a probe that asks nothing, or two things at once",
      why: "A probe has exactly one of `exec`, `httpGet`, `tcpSocket` and `grpc`.",
      source: KubernetesPage.lifecycle + "#container-probes",
      passing: Sample.pod(container: "livenessProbe: {tcpSocket: {port: 80}}"),
      failing: Sample.pod(container: "livenessProbe: ▸{periodSeconds: 5}"))
  ) { object in
    object.containers.flatMap(\.probes).flatMap { field, probe in
      handlerViolations(probe, ["exec", "httpGet", "tcpSocket", "grpc"], of: field)
    }
  }

  static let lifecycleHandler = ManifestRule(
    RuleInfo(
      "k8s/lifecycle-handler", .error, summary: "a lifecycle hook that does nothing, or two things",
      why: "A hook has exactly one of `exec`, `httpGet`, `sleep` and `tcpSocket`.",
      source: KubernetesPage.pod,
      passing: Sample.pod(container: "lifecycle: {preStop: {exec: {command: [sleep, '5']}}}"),
      failing: Sample.pod(container: "lifecycle: {preStop: ▸{}}"))
  ) { object in
    object.containers.flatMap(\.hooks).flatMap { field, hook in
      handlerViolations(hook, ["exec", "httpGet", "sleep", "tcpSocket"], of: field)
    }
  }

  private static func handlerViolations(
    _ node: Node, _ handlers: Set<String>, of field: String
  ) -> [Violation] {
    guard node.mapping != nil else { return [] }
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
