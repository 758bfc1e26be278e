import Diagnostics

extension ManifestRules {
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
}
