import Diagnostics
import Documents

extension ManifestRules {
  static let appArmor = ManifestRule(
    RuleInfo(
      "pod-security/apparmor", PodSecurityLevel.baseline,
      summary: "a container that runs without an AppArmor profile",
      why: "On nodes with AppArmor the runtime's profile applies by default, and this disables it. "
        + "The field exists since 1.30; older clusters use the annotation.",
      source: KubernetesPage.baseline,
      passing: Sample.pod("securityContext:\n  appArmorProfile:\n    type: RuntimeDefault"),
      failing: Sample.pod(
        "securityContext:\n  appArmorProfile:\n    type: ▸Unconfined",
        metadata: "annotations:\n  \(appArmorAnnotation)web: ▸unconfined"))
  ) { document in
    guard let pod = document.pod else { return [] }
    return appArmorAnnotations(pod)
      + pod.securityContexts.compactMap { context in
        guard let type = context.node["appArmorProfile"]?["type"], type.string == "Unconfined"
        else { return nil }
        return Violation(
          "\(context.owner) disables AppArmor", at: type.location, help: appArmorHelp)
      }
  }

  private static let appArmorAnnotation = "container.apparmor.security.beta.kubernetes.io/"
  private static let appArmorHelp =
    "use `RuntimeDefault`, or `Localhost` with a profile that is loaded on the node"

  private static func appArmorAnnotations(_ pod: PodTemplate) -> [Violation] {
    (pod.metadata?["annotations"]?.mapping?.entries ?? []).compactMap { entry in
      guard entry.key.hasPrefix(appArmorAnnotation), let profile = entry.value.string,
        !profile.isEmpty, profile != "runtime/default", !profile.hasPrefix("localhost/")
      else { return nil }
      return Violation(
        "`\(entry.key)` is `\(profile)`", at: entry.value.location,
        help: "use `runtime/default`, or `localhost/` and a profile that is loaded on the node")
    }
  }
}
