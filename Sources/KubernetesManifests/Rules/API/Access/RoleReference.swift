import Diagnostics
import Documents

extension ManifestRules {
  static let roleReference = ManifestRule(
    RuleInfo(
      "k8s/role-ref", .error, summary: "a binding to what is no role",
      why:
        "A RoleBinding binds a Role or ClusterRole, a ClusterRoleBinding a ClusterRole, both of the group `rbac.authorization.k8s.io`.",
      source: APIPage.rbac,
      passing: APISample.access(
        "RoleBinding", "roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: web}"),
      failing: APISample.access(
        "ClusterRoleBinding",
        "roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ▸Role, name: web}"))
  ) { object in
    guard let reference = object.node.given("roleRef"), reference.mapping != nil else { return [] }
    let kinds = object.kind == "RoleBinding" ? ["Role", "ClusterRole"] : ["ClusterRole"]
    var violations: [Violation] = []
    if let kind = reference["kind"], let text = kind.string, !kinds.contains(text) {
      violations.append(
        Violation(
          "a \(object.kind) cannot bind a `\(text)`", at: kind.location,
          help: "it binds \(kinds.map { "a `\($0)`" }.joined(separator: " or "))"))
    }
    if let group = reference["apiGroup"], let text = group.string,
      !text.isEmpty, text != "rbac.authorization.k8s.io"
    {
      violations.append(
        Violation(
          "there are no roles in `\(text)`", at: group.location,
          help: "write `rbac.authorization.k8s.io`"))
    }
    return violations
  }
}
