import Diagnostics

extension ManifestRules {
  static let containerNameTaken = ManifestRule(
    RuleInfo(
      "k8s/container-name-taken", .error,
      summary: "an init container with the name of a container",
      why: "All containers of a pod share one space of names, the init containers included.",
      source: APIPage.initContainers,
      passing: APISample.pod("initContainers: [{name: setup, image: docker.io/library/busybox}]"),
      failing: APISample.pod("initContainers: [{name: ▸web, image: docker.io/library/busybox}]"))
  ) { object in
    let mains = Set(object.containers.filter { $0.role == .main }.map(\.name))
    return object.containers.filter { $0.role != .main && mains.contains($0.name) }.map {
      Violation(
        "another container is called `\($0.name)`",
        at: $0.node["name"]?.location ?? $0.node.location, help: "give it another name")
    }
  }
}
