import Diagnostics
import Documents

extension ManifestRules {
  static let escalationConflict = ManifestRule(
    RuleInfo(
      "k8s/escalation-conflict", .error,
      summary: "no escalation of privileges, in a container that has them all",
      why:
        "`allowPrivilegeEscalation: false` contradicts `privileged` and the capability CAP_SYS_ADMIN; the API server refuses both together.",
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
        "the container has every privilege already", at: flag.location,
        help: "take `privileged` or the capability out")
    }
  }

  static let localhostProfile = ManifestRule(
    RuleInfo(
      "k8s/localhost-profile", .error,
      summary: "a profile's file without the type that reads it, or the type without a file",
      why: "`localhostProfile` belongs to the type `Localhost`, and only to it.",
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
        "there is no `localhostProfile`", at: profile.location, help: "name the profile's file")
    }
    return Violation(
      "`localhostProfile` belongs to the type `Localhost`",
      at: profile.keyLocation("localhostProfile"), help: "take it out, or write `type: Localhost`")
  }
}
