import Diagnostics
import Documents

extension ManifestRules {
  static let dnsPolicyNone = ManifestRule(
    RuleInfo(
      "k8s/dns-policy-none", .error, summary: "a pod without DNS that names no server either",
      why:
        "With `dnsPolicy: None` the API server demands a server in `dnsConfig.nameservers`; it takes three at most.",
      source: KubernetesPage.dns,
      passing: Sample.pod("dnsPolicy: None\ndnsConfig: {nameservers: [10.0.0.10]}"),
      failing: Sample.pod("dnsPolicy: ▸None"))
  ) { object in
    guard let spec = object.pod?.spec else { return [] }
    let servers = spec["dnsConfig"]?["nameservers"]
    if let servers, let list = servers.list, list.count > 3 {
      return [Violation("there are \(list.count) servers, and 3 at most", at: servers.location)]
    }
    guard let policy = spec["dnsPolicy"], policy == "None", servers?.list?.isEmpty ?? true else {
      return []
    }
    return [
      Violation(
        "the policy `None` leaves the pod without a DNS server", at: policy.location,
        help: "add `dnsConfig.nameservers`")
    ]
  }

  static let processNamespace = ManifestRule(
    RuleInfo(
      "k8s/process-namespace", .error,
      summary: "processes shared within the pod and with the node at once",
      why: "`shareProcessNamespace` and `hostPID` contradict each other.",
      source: KubernetesPage.pod,
      passing: Sample.pod("shareProcessNamespace: true"),
      failing: Sample.pod("hostPID: true\nshareProcessNamespace: ▸true"))
  ) { object in
    guard let spec = object.pod?.spec, spec["hostPID"] == true,
      let share = spec["shareProcessNamespace"], share == true
    else { return [] }
    return [
      Violation(
        "the pod shares the node's processes already", at: share.location,
        help: "take one of the two out")
    ]
  }

  static let ephemeralContainers = ManifestRule(
    RuleInfo(
      "k8s/ephemeral-containers", .error,
      summary: "ephemeral containers in an object that is yet to be made",
      why:
        "They are added to a running pod through a subresource; the API server refuses them in a new pod or a template.",
      source: KubernetesPage.ephemeralContainers, passing: Sample.pod("initContainers: []"),
      failing: Sample.pod(
        "▸ephemeralContainers: [{name: debug, image: docker.io/library/busybox}]"))
  ) { object in
    guard let spec = object.pod?.spec, spec["ephemeralContainers"]?.list?.isEmpty == false else {
      return []
    }
    return [
      Violation(
        "ephemeral containers are added to a running pod only",
        at: spec.keyLocation("ephemeralContainers"), help: "take them out; `kubectl debug` adds one"
      )
    ]
  }

  static let containerNameTaken = ManifestRule(
    RuleInfo(
      "k8s/container-name-taken", .error,
      summary: "an init container with the name of a container",
      why: "All containers of a pod share one space of names, the init containers included.",
      source: KubernetesPage.initContainers,
      passing: Sample.pod("initContainers: [{name: setup, image: docker.io/library/busybox}]"),
      failing: Sample.pod("initContainers: [{name: ▸web, image: docker.io/library/busybox}]"))
  ) { object in
    let mains = Set(object.containers.filter { $0.role == .main }.map(\.name))
    return object.containers.filter { $0.role != .main && mains.contains($0.name) }.map {
      Violation(
        "another container is called `\($0.name)`",
        at: $0.node["name"]?.location ?? $0.node.location, help: "give it another name")
    }
  }
}
