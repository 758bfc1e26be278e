import Diagnostics
import Documents

extension ManifestRules {
  static let escalationConflict = ManifestRule(
    RuleInfo(
      "k8s/escalation-conflict", .error,
      summary: "`allowPrivilegeEscalation: false` in a privileged container",
      why:
        "`allowPrivilegeEscalation: false` contradicts `privileged` and the capability CAP_SYS_ADMIN; the API server rejects the combination.",
      source: KubernetesPage.pod,
      passing: Sample.pod(container: "securityContext: {allowPrivilegeEscalation: false}"),
      failing: Sample.pod(
        container: "securityContext: {allowPrivilegeEscalation: ▸false, privileged: true}"))
  ) { object in
    object.containers.compactMap { container in
      guard let context = container.node.given("securityContext"),
        let flag = context["allowPrivilegeEscalation"], flag == false
      else { return nil }
      let added = (context["capabilities"]?["add"]?.list ?? []).compactMap(\.string)
      guard context["privileged"] == true || added.contains("CAP_SYS_ADMIN") else { return nil }
      return Violation(
        "the container already has every privilege", at: flag.location,
        help: "remove `privileged` or the capability")
    }
  }

  static let localhostProfile = ManifestRule(
    RuleInfo(
      "k8s/localhost-profile", .error,
      summary: "`localhostProfile` without the type `Localhost`, or the type without it",
      why: "The type `Localhost` requires `localhostProfile`, and other types do not allow it.",
      source: KubernetesPage.pod,
      passing: Sample.pod(container: "securityContext: {seccompProfile: {type: RuntimeDefault}}"),
      failing: Sample.pod(container: "securityContext: {seccompProfile: ▸{type: Localhost}}"))
  ) { object in
    let contexts =
      [object.pod?.spec.given("securityContext")]
      + object.containers.map { $0.node.given("securityContext") }
    return contexts.flatMap { context in
      ["seccompProfile", "appArmorProfile"].compactMap { profileViolation(context?.given($0)) }
    }
  }

  private static func profileViolation(_ profile: Node?) -> Violation? {
    guard let profile, profile.mapping != nil else { return nil }
    let isLocal = profile.text("type") == "Localhost"
    guard isLocal == (profile.given("localhostProfile") == nil) else { return nil }
    if isLocal {
      return Violation(
        "the type `Localhost` requires `localhostProfile`", at: profile.location,
        help: "add the path of the profile")
    }
    return Violation(
      "`localhostProfile` requires the type `Localhost`",
      at: profile.keyLocation("localhostProfile"), help: "remove it, or write `type: Localhost`")
  }
}
