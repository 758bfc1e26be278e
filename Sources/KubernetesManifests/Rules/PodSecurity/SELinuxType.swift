import Diagnostics

extension ManifestRules {
  static let seLinuxType = ManifestRule.securityContexts(
    RuleInfo(
      "pod-security/selinux-type", PodSecurityLevel.baseline,
      summary: "an SELinux type that is none of a container's",
      why: "Other types, `spc_t` for example, are not confined. `container_engine_t` is allowed "
        + "since 1.31.",
      source: KubernetesPage.baseline,
      passing: Sample.pod("securityContext:\n  seLinuxOptions:\n    type: container_t"),
      failing: Sample.pod("securityContext:\n  seLinuxOptions:\n    type: ▸spc_t"))
  ) { context in
    let allowed = [
      "", "container_t", "container_init_t", "container_kvm_t", "container_engine_t",
    ]
    guard let type = context.node["seLinuxOptions"]?["type"], let text = type.string,
      !allowed.contains(text)
    else { return [] }
    return [
      Violation(
        "\(context.owner) has the SELinux type `\(text)`", at: type.location,
        help: "take it out: the runtime gives `container_t`")
    ]
  }
}
