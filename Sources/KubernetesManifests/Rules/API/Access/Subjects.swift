import Diagnostics
import Documents

extension ManifestRules {
  static let subject = ManifestRule(
    RuleInfo(
      "k8s/subject", .error, summary: "a subject that RBAC does not know",
      why:
        "A ServiceAccount has no group, and a namespace at least in a ClusterRoleBinding; a User or Group is of `rbac.authorization.k8s.io`.",
      source: APIPage.rbac,
      passing: APISample.access(
        "RoleBinding", "roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: web}",
        "subjects: [{kind: ServiceAccount, name: web, namespace: cf-dev}]"),
      failing: APISample.access(
        "ClusterRoleBinding",
        "roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: web}",
        "subjects: [▸{kind: ServiceAccount, name: web}]"))
  ) { object in
    guard object.kind == "RoleBinding" || object.kind == "ClusterRoleBinding" else { return [] }
    return object.node.items("subjects").compactMap {
      subjectComplaint($0, isClusterWide: object.kind == "ClusterRoleBinding")
    }
  }

  private static func subjectComplaint(_ subject: Node, isClusterWide: Bool) -> Violation? {
    let group = subject.text("apiGroup")
    switch subject.text("kind") {
    case "ServiceAccount":
      // A RoleBinding without it means its own namespace
      if isClusterWide, subject.text("namespace").isEmpty {
        return Violation(
          "the service account has no `namespace`", at: subject.location,
          help: "add the one that it stands in")
      }
      if let name = subject["name"], let text = name.string, !text.isEmpty,
        let problem = TextForm.dnsSubdomain.problem(text)
      {
        return Violation("`\(text)` \(problem.problem)", at: name.location, help: problem.help)
      }
      return group.isEmpty ? nil : foreignGroup(subject, "a service account has no `apiGroup`")
    case "User", "Group":
      return group.isEmpty || group == "rbac.authorization.k8s.io"
        ? nil : foreignGroup(subject, "users and groups are of `rbac.authorization.k8s.io`")
    default:
      return Violation(
        "`\(subject.text("kind"))` is no kind of subject",
        at: subject["kind"]?.location ?? subject.location,
        help: "write `ServiceAccount`, `User` or `Group`")
    }
  }

  private static func foreignGroup(_ subject: Node, _ message: String) -> Violation {
    Violation(message, at: subject["apiGroup"]?.location ?? subject.location)
  }
}
