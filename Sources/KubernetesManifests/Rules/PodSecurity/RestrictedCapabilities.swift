import Diagnostics

extension ManifestRules {
  static let restrictedCapabilities = ManifestRule.containers(
    RuleInfo(
      "pod-security/restricted-capabilities", PodSecurityLevel.restricted,
      summary: "a capability beyond the one that `restricted` allows",
      why: "Only `NET_BIND_SERVICE`, for ports below 1024, may be added. Demanded since 1.22, of "
        + "Linux containers only since 1.25.",
      source: KubernetesPage.restricted,
      passing: Sample.pod(
        container: "securityContext:\n  capabilities:\n    add: [NET_BIND_SERVICE]"),
      failing: Sample.pod(container: "securityContext:\n  capabilities:\n    add: [▸CHOWN]"))
  ) { container, pod in
    guard !pod.isForWindows else { return [] }
    // What `baseline` does not allow either is said by its rule.
    return container.addedCapabilities.filter {
      $0.text != "NET_BIND_SERVICE" && defaultCapabilities.contains($0.text)
    }.map {
      Violation(
        "\(container.title) adds the capability `\($0.text)`", at: $0.location,
        help: "take it out")
    }
  }
}
