import Diagnostics
import Documents

extension ManifestRules {
  static let runAsNonRoot = ManifestRule.pods(
    RuleInfo(
      "pod-security/run-as-non-root", PodSecurityLevel.restricted,
      summary: "a container that may run as root",
      why: "Root in a container is root on the node if it breaks out, unless the pod has its own "
        + "user namespace (`hostUsers: false`), which exempts it since 1.35.",
      source: KubernetesPage.restricted,
      passing: Sample.pod("securityContext:\n  runAsNonRoot: true"),
      failing: Sample.pod(
        "initContainers:\n- name: ▸first\n  image: registry.example/first:1.0",
        container: "securityContext:\n  runAsNonRoot: ▸false"))
  ) { pod in
    guard !pod.isRelaxedByUserNamespace else { return [] }
    return pod.breaches(
      of: "runAsNonRoot", help: "set `runAsNonRoot: true` in the pod's security context"
    ) { $0.bool != false }
  }

  static let runAsUserZero = ManifestRule.pods(
    RuleInfo(
      "pod-security/run-as-user", PodSecurityLevel.restricted,
      summary: "a container that runs as user 0",
      why: "User 0 is root. Forbidden since 1.23; since 1.35 not in a pod with its own user "
        + "namespace (`hostUsers: false`).",
      source: KubernetesPage.restricted,
      passing: Sample.pod("securityContext:\n  runAsNonRoot: true"),
      failing: Sample.pod("securityContext:\n  runAsUser: ▸0"))
  ) { pod in
    guard pod.podSecurityVersion.isAtLeast(minor: 23), !pod.isRelaxedByUserNamespace else {
      return []
    }
    return pod.securityContexts.compactMap { context in
      guard let user = context.node["runAsUser"], user == 0 else { return nil }
      return Violation(
        "\(context.owner) runs as user 0", at: user.location,
        help: "remove it, and set `runAsNonRoot: true`")
    }
  }

  static let pinnedUser = ManifestRule.securityContexts(
    RuleInfo(
      "pod-security/openshift-pinned-user", PodSecurityLevel.openShift,
      summary: "a pinned user ID, which OpenShift assigns from the namespace's range",
      why: "`restricted-v2` rejects a pod whose `runAsUser` is outside its namespace's range, and "
        + "each namespace has its own range.",
      source: KubernetesPage.constraints,
      passing: Sample.pod("securityContext:\n  runAsNonRoot: true"),
      failing: Sample.pod("securityContext:\n  runAsUser: ▸1000"))
  ) { context in
    guard let user = context.node["runAsUser"], case .number(let id) = user.value, id != "0" else {
      return []
    }
    return [
      Violation(
        "\(context.owner) pins `runAsUser` \(id)", at: user.location,
        help: "remove `runAsUser`; `restricted-v2` assigns one")
    ]
  }

  static let pinnedGroup = ManifestRule.pods(
    RuleInfo(
      "pod-security/openshift-pinned-group", PodSecurityLevel.openShift,
      summary: "a pinned `fsGroup`, which OpenShift assigns from the namespace's range",
      why:
        "`restricted-v2` rejects a pod whose `fsGroup` is outside its namespace's range, and each "
        + "namespace has its own range.",
      source: KubernetesPage.constraints,
      passing: Sample.pod("securityContext:\n  fsGroupChangePolicy: OnRootMismatch"),
      failing: Sample.pod("securityContext:\n  fsGroup: ▸2000"))
  ) { pod in
    guard let group = pod.spec["securityContext"]?["fsGroup"], case .number(let id) = group.value
    else { return [] }
    return [
      Violation(
        "the pod pins `fsGroup` \(id)", at: group.location,
        help: "remove it; `restricted-v2` assigns one")
    ]
  }
}
