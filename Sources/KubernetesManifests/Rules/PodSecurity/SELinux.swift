import Diagnostics

extension ManifestRules {
  static let seLinuxType = ManifestRule.securityContexts(
    RuleInfo(
      "pod-security/selinux-type", PodSecurityLevel.baseline,
      summary: "an SELinux type that containers may not use",
      why: "Other types, such as `spc_t`, are unconfined. `container_engine_t` is allowed since "
        + "1.31.",
      source: KubernetesPage.baseline,
      passing: Sample.pod("securityContext:\n  seLinuxOptions:\n    type: container_t"),
      failing: Sample.pod("securityContext:\n  seLinuxOptions:\n    type: ▸spc_t"))
  ) { context in
    let allowed =
      ["", "container_t", "container_init_t", "container_kvm_t"]
      + (context.podSecurityVersion.isAtLeast(minor: 31) ? ["container_engine_t"] : [])
    guard let type = context.node["seLinuxOptions"]?["type"], let text = type.string,
      !allowed.contains(text)
    else { return [] }
    return [
      Violation(
        "\(context.owner) has the SELinux type `\(text)`", at: type.location,
        help: "remove it; the runtime's default is `container_t`")
    ]
  }

  static let seLinuxUser = ManifestRule.securityContexts(
    RuleInfo(
      "pod-security/selinux-user", PodSecurityLevel.baseline,
      summary: "a custom SELinux user or role",
      why: "Another user or role than a container's own can escape its confinement.",
      source: KubernetesPage.baseline,
      passing: Sample.pod("securityContext:\n  seLinuxOptions:\n    type: container_t"),
      failing: Sample.pod(
        "securityContext:\n  seLinuxOptions:\n    user: ▸system_u\n    role: ▸system_r"))
  ) { context in
    ["user", "role"].compactMap { name in
      guard let value = context.node["seLinuxOptions"]?[name], value.string?.isEmpty == false
      else { return nil }
      return Violation(
        "\(context.owner) sets the SELinux \(name)", at: value.location, help: "remove it")
    }
  }

  static let pinnedSELinuxLevel = ManifestRule.securityContexts(
    RuleInfo(
      "pod-security/openshift-pinned-level", PodSecurityLevel.openShift,
      summary: "a pinned SELinux level, which OpenShift assigns per namespace",
      why:
        "`restricted-v2` rejects a pod whose level differs from its namespace's; the level keeps "
        + "the files of namespaces apart.",
      source: KubernetesPage.constraints,
      passing: Sample.pod("securityContext:\n  seLinuxOptions:\n    type: container_t"),
      failing: Sample.pod("securityContext:\n  seLinuxOptions:\n    level: ▸s0:c123,c456"))
  ) { context in
    guard let level = context.node["seLinuxOptions"]?["level"], level.string?.isEmpty == false
    else { return [] }
    return [
      Violation(
        "\(context.owner) pins an SELinux level", at: level.location,
        help: "remove it; `restricted-v2` assigns the namespace's level")
    ]
  }
}
