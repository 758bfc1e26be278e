import Diagnostics
import Documents

extension ManifestRules {
  static let probeSuccessThreshold = ManifestRule(
    RuleInfo(
      "k8s/probe-success-threshold", .error,
      summary: "a liveness or startup probe with a success threshold above 1",
      why: "`successThreshold` of these probes has to be 1; the API server rejects other values.",
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
        "`successThreshold` of `\(field)` has to be 1", at: node.location, help: "remove it")
    }
  }

  static let probeGracePeriod = ManifestRule(
    RuleInfo(
      "k8s/probe-grace-period", .error,
      summary: "a termination grace period in a readiness probe",
      why:
        "A readiness probe never restarts the container; the API server rejects `terminationGracePeriodSeconds` there.",
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
        "a readiness probe cannot have `terminationGracePeriodSeconds`",
        at: probe.keyLocation("terminationGracePeriodSeconds"), help: "remove it")
    }
  }

  static let initContainerProbe = ManifestRule(
    RuleInfo(
      "k8s/init-container-probe", .error, summary: "a probe or lifecycle hook of an init container",
      why:
        "An init container runs to completion before the pod starts, so only a sidecar container, with `restartPolicy: Always`, can have probes and hooks.",
      source: KubernetesPage.initContainers,
      passing: Sample.pod("initContainers: [{name: setup, image: docker.io/library/busybox}]"),
      failing: Sample.pod(
        "initContainers:\n- {name: setup, image: docker.io/library/busybox, ▸livenessProbe: {tcpSocket: {port: 80}}}"
      ))
  ) { object in
    let fields: Set = ["livenessProbe", "readinessProbe", "startupProbe", "lifecycle"]
    return object.containers.filter { $0.role == .initial && !$0.isSidecar }.flatMap { container in
      container.node.given(among: fields).map {
        Violation(
          "an init container cannot have `\($0.key)`", at: $0.keyLocation, help: "remove it")
      }
    }
  }

  static let probeHandler = ManifestRule(
    RuleInfo(
      "k8s/probe-handler", .error, summary: "a probe without a handler, or with several",
      why: "A probe has exactly one of `exec`, `grpc`, `httpGet` and `tcpSocket`.",
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
      "k8s/lifecycle-handler", .error,
      summary: "a lifecycle hook without a handler, or with several",
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
        "`\(field)` already has `\(given[0].key)`", at: $0.keyLocation, help: "remove one of them"
      )
    }
  }
}
