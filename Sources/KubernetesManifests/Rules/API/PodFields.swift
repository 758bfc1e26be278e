import Diagnostics
import Documents

extension ManifestRules {
  static let dnsPolicyNone = ManifestRule(
    RuleInfo(
      "k8s/dns-policy-none", .error, summary: "`dnsPolicy: None` without a nameserver",
      why:
        "With `dnsPolicy: None` the API server requires at least one server in `dnsConfig.nameservers`, which may have three at most.",
      source: KubernetesPage.dns,
      passing: Sample.pod("dnsPolicy: None\ndnsConfig: {nameservers: [10.0.0.10]}"),
      failing: Sample.pod("dnsPolicy: ▸None"))
  ) { object in
    guard let spec = object.pod?.spec else { return [] }
    let servers = spec["dnsConfig"]?["nameservers"]
    if let servers, let list = servers.list, list.count > 3 {
      return [
        Violation(
          "`nameservers` has \(list.count) servers, but 3 is the maximum", at: servers.location)
      ]
    }
    guard let policy = spec["dnsPolicy"], policy == "None", servers?.list?.isEmpty ?? true else {
      return []
    }
    return [
      Violation(
        "`dnsPolicy: None` leaves the pod without a DNS server", at: policy.location,
        help: "add `dnsConfig.nameservers`")
    ]
  }

  static let processNamespace = ManifestRule(
    RuleInfo(
      "k8s/process-namespace", .error,
      summary: "`shareProcessNamespace` together with `hostPID`",
      why: "The pod either shares one PID namespace among its containers or uses the node's.",
      source: KubernetesPage.pod,
      passing: Sample.pod("shareProcessNamespace: true"),
      failing: Sample.pod("hostPID: true\nshareProcessNamespace: ▸true"))
  ) { object in
    guard let spec = object.pod?.spec, spec["hostPID"] == true,
      let share = spec["shareProcessNamespace"], share == true
    else { return [] }
    return [
      Violation(
        "the pod already uses the PID namespace of the node", at: share.location,
        help: "remove one of the two")
    ]
  }

  static let ephemeralContainers = ManifestRule(
    RuleInfo(
      "k8s/ephemeral-containers", .error,
      summary: "ephemeral containers in a new pod or a template",
      why:
        "Ephemeral containers are added to a running pod through a subresource; the API server rejects them in a new pod or a template.",
      source: KubernetesPage.ephemeralContainers, passing: Sample.pod("initContainers: []"),
      failing: Sample.pod(
        "▸ephemeralContainers: [{name: debug, image: docker.io/library/busybox}]"))
  ) { object in
    guard let spec = object.pod?.spec, spec["ephemeralContainers"]?.list?.isEmpty == false else {
      return []
    }
    return [
      Violation(
        "ephemeral containers can only be added to a running pod",
        at: spec.keyLocation("ephemeralContainers"), help: "remove them, and use `kubectl debug`"
      )
    ]
  }

  static let containerNameTaken = ManifestRule(
    RuleInfo(
      "k8s/container-name-taken", .error,
      summary: "two containers of a pod with the same name",
      why: "The names of all containers of a pod are unique, init containers included.",
      source: KubernetesPage.initContainers,
      passing: Sample.pod("initContainers: [{name: setup, image: docker.io/library/busybox}]"),
      failing: Sample.pod("initContainers: [{name: ▸web, image: docker.io/library/busybox}]"))
  ) { object in
    let mains = Set(object.containers.filter { $0.role == .main }.map(\.name))
    return object.containers.filter { $0.role != .main && mains.contains($0.name) }.map {
      Violation(
        "another container has the name `\($0.name)`",
        at: $0.node["name"]?.location ?? $0.node.location, help: "give it another name")
    }
  }
}
