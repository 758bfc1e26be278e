import Diagnostics

extension ManifestRules {
  static let probeSuccessThreshold = ManifestRule(
    RuleInfo(
      "k8s/probe-success-threshold", .error,
      summary: "a liveness or startup probe that wants several successes",
      why: "`successThreshold` of these probes can only be 1; the API server refuses another.",
      source: APIPage.probes,
      passing: APISample.container("livenessProbe: {tcpSocket: {port: 80}, successThreshold: 1}"),
      failing: APISample.container("livenessProbe: {tcpSocket: {port: 80}, successThreshold: ▸2}"))
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
      source: APIPage.probes,
      passing: APISample.container(
        "livenessProbe: {tcpSocket: {port: 80}, terminationGracePeriodSeconds: 5}"),
      failing: APISample.container(
        "readinessProbe: {tcpSocket: {port: 80}, ▸terminationGracePeriodSeconds: 5}"))
  ) { object in
    object.containers.flatMap(\.probes).compactMap { field, probe in
      guard field == "readinessProbe", probe.given("terminationGracePeriodSeconds") != nil else {
        return nil
      }
      return Violation(
        "a readiness probe has no grace period",
        at: probe.place(of: "terminationGracePeriodSeconds"), help: "take it out")
    }
  }

  static let initContainerProbe = ManifestRule(
    RuleInfo(
      "k8s/init-container-probe", .error, summary: "a probe or a hook of an init container",
      why:
        "An init container runs to its end before the pod starts, so there is nothing to probe, unless it is a sidecar with `restartPolicy: Always`.",
      source: APIPage.initContainers,
      passing: APISample.pod("initContainers: [{name: setup, image: docker.io/library/busybox}]"),
      failing: APISample.pod(
        "initContainers:",
        "- {name: setup, image: docker.io/library/busybox, ▸livenessProbe: {tcpSocket: {port: 80}}}"
      ))
  ) { object in
    let fields: Set = ["livenessProbe", "readinessProbe", "startupProbe", "lifecycle"]
    return object.containers.filter { $0.role == .initial && !$0.isSidecar }.flatMap { container in
      container.node.given(among: fields).map {
        Violation("an init container has no `\($0.key)`", at: $0.keyLocation, help: "take it out")
      }
    }
  }
}
