import Diagnostics

extension ManifestRules {
  static let ephemeralContainers = ManifestRule(
    RuleInfo(
      "k8s/ephemeral-containers", .error,
      summary: "ephemeral containers in an object that is yet to be made",
      why:
        "They are added to a running pod through a subresource; the API server refuses them in a new pod or a template.",
      source: APIPage.ephemeralContainers, passing: APISample.pod("initContainers: []"),
      failing: APISample.pod(
        "▸ephemeralContainers: [{name: debug, image: docker.io/library/busybox}]"))
  ) { object in
    guard let spec = object.pod?.spec, spec["ephemeralContainers"]?.list?.isEmpty == false else {
      return []
    }
    return [
      Violation(
        "ephemeral containers are added to a running pod only",
        at: spec.place(of: "ephemeralContainers"), help: "take them out; `kubectl debug` adds one")
    ]
  }
}
