import Diagnostics
import Documents

extension ManifestRules {
  static let seccompUnconfined = ManifestRule.pods(
    RuleInfo(
      "pod-security/seccomp-unconfined", PodSecurityLevel.baseline,
      summary: "seccomp disabled by `Unconfined`",
      why: "Every system call is allowed. The field exists since 1.19; the annotations that it "
        + "replaced are ignored since 1.27.",
      source: KubernetesPage.baseline,
      passing: Sample.pod("securityContext:\n  seccompProfile:\n    type: RuntimeDefault"),
      failing: Sample.pod(
        "securityContext:\n  seccompProfile:\n    type: ▸Unconfined"))
  ) { pod in
    let version = pod.podSecurityVersion
    let contexts = version.isAtLeast(minor: 19) ? pod.securityContexts : []
    let fields = contexts.compactMap { context -> Violation? in
      guard let type = context.node["seccompProfile"]?["type"], type.string == "Unconfined" else {
        return nil
      }
      return Violation(
        "\(context.owner) disables seccomp", at: type.location,
        help: "use `RuntimeDefault`, or `Localhost` with a profile that is loaded on the node")
    }
    // Until 1.26 the API server copied the annotations to the fields.
    let annotations =
      version.isAtLeast(minor: 27) ? [] : pod.metadata?["annotations"]?.mapping?.entries ?? []
    return fields
      + annotations.filter {
        seccompAnnotations.contains(where: $0.key.hasPrefix) && $0.value == "unconfined"
      }.map {
        Violation(
          "`\($0.key)` is `unconfined`", at: $0.value.location,
          help: "remove it, and set `seccompProfile` in the security context")
      }
  }

  private static let seccompAnnotations = [
    "seccomp.security.alpha.kubernetes.io/pod", "container.seccomp.security.alpha.kubernetes.io/",
  ]

  static let seccompMissing = ManifestRule.pods(
    RuleInfo(
      "pod-security/seccomp-missing", PodSecurityLevel.restricted,
      summary: "a container without a seccomp profile",
      why: "Without one, no system call is filtered, unless the kubelet sets a default profile. "
        + "Required since 1.19; since 1.25 for Linux containers only.",
      source: KubernetesPage.restricted,
      passing: Sample.pod("securityContext:\n  seccompProfile:\n    type: RuntimeDefault"),
      failing: Sample.pod(name: "▸web"))
  ) { pod in
    guard pod.podSecurityVersion.isAtLeast(minor: 19), !pod.isForWindows else { return [] }
    // `Unconfined` is reported by `pod-security/seccomp-unconfined`.
    return pod.breaches(
      of: "seccompProfile",
      help: "set `seccompProfile: {type: RuntimeDefault}` in the pod's security context"
    ) { _ in true }
  }

  static let localSeccomp = ManifestRule.securityContexts(
    RuleInfo(
      "pod-security/openshift-seccomp", PodSecurityLevel.openShift,
      summary: "a seccomp profile that `restricted-v2` does not allow",
      why: "Kubernetes' `restricted` accepts a profile on the node; OpenShift's `restricted-v2` "
        + "accepts the runtime's default only.",
      source: KubernetesPage.constraints,
      passing: Sample.pod("securityContext:\n  seccompProfile:\n    type: RuntimeDefault"),
      failing: Sample.pod(
        "securityContext:\n  seccompProfile:\n    type: ▸Localhost\n"
          + "    localhostProfile: web.json"))
  ) { context in
    guard let type = context.node["seccompProfile"]?["type"], type.string == "Localhost" else {
      return []
    }
    return [
      Violation(
        "\(context.owner) uses a `Localhost` seccomp profile", at: type.location,
        help: "use `RuntimeDefault`")
    ]
  }
}
