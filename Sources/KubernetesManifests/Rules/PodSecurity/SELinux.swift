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

  static let seLinuxUser = ManifestRule.securityContexts(
    RuleInfo(
      "pod-security/selinux-user", PodSecurityLevel.baseline,
      summary: "an SELinux user or role that is set",
      why: "A user or role other than a container's is a way out of its confinement.",
      source: KubernetesPage.baseline,
      passing: Sample.pod("securityContext:\n  seLinuxOptions:\n    type: container_t"),
      failing: Sample.pod(
        "securityContext:\n  seLinuxOptions:\n    user: ▸system_u\n    role: ▸system_r"))
  ) { context in
    ["user", "role"].compactMap { name in
      guard let value = context.node["seLinuxOptions"]?[name], value.string?.isEmpty == false
      else { return nil }
      return Violation(
        "\(context.owner) sets the SELinux \(name)", at: value.location, help: "take it out")
    }
  }

  static let pinnedSELinuxLevel = ManifestRule.securityContexts(
    RuleInfo(
      "pod-security/openshift-pinned-level", PodSecurityLevel.openShift,
      summary: "an SELinux level that OpenShift gives from the namespace",
      why: "Under `restricted-v2` a pod with another level than its namespace's is refused, and "
        + "the level keeps the namespaces' files apart.",
      source: KubernetesPage.constraints,
      passing: Sample.pod("securityContext:\n  seLinuxOptions:\n    type: container_t"),
      failing: Sample.pod("securityContext:\n  seLinuxOptions:\n    level: ▸s0:c123,c456"))
  ) { context in
    guard let level = context.node["seLinuxOptions"]?["level"], level.string?.isEmpty == false
    else { return [] }
    return [
      Violation(
        "\(context.owner) pins an SELinux level", at: level.location,
        help: "take it out: `restricted-v2` gives the namespace's")
    ]
  }
}
