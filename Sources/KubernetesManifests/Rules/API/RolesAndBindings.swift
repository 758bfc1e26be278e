import Diagnostics
import Documents

extension ManifestRules {
  static let subject = ManifestRule(
    RuleInfo(
      "k8s/subject", .error, summary: "an invalid subject of a binding",
      why:
        "A ServiceAccount has no `apiGroup`, and in a ClusterRoleBinding it needs a `namespace`; the `apiGroup` of a User or Group is `rbac.authorization.k8s.io`.",
      source: KubernetesPage.rbac,
      passing: Sample.rbac(
        "RoleBinding",
        "roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: web}"
          + "\nsubjects: [{kind: ServiceAccount, name: web, namespace: cf-dev}]"),
      failing: Sample.rbac(
        "ClusterRoleBinding",
        "roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: web}"
          + "\nsubjects: [▸{kind: ServiceAccount, name: web}]"))
  ) { object in
    guard object.kind == "RoleBinding" || object.kind == "ClusterRoleBinding" else { return [] }
    return object.node.mappings("subjects").compactMap {
      subjectViolation($0, isClusterWide: object.kind == "ClusterRoleBinding")
    }
  }

  private static func subjectViolation(_ subject: Node, isClusterWide: Bool) -> Violation? {
    let group = subject.text("apiGroup")
    switch subject.text("kind") {
    case "ServiceAccount":
      // In a RoleBinding it defaults to the binding's namespace.
      if isClusterWide, subject.text("namespace").isEmpty {
        return Violation(
          "the service account has no `namespace`", at: subject.location,
          help: "add the namespace of the service account")
      }
      if let name = subject["name"], let text = name.string, !text.isEmpty,
        let problem = TextForm.dnsSubdomain.problem(text)
      {
        return Violation("`\(text)` \(problem.problem)", at: name.location, help: problem.help)
      }
      return group.isEmpty ? nil : foreignGroup(subject, "a service account has no `apiGroup`")
    case "User", "Group":
      return group.isEmpty || group == "rbac.authorization.k8s.io"
        ? nil
        : foreignGroup(subject, "the `apiGroup` of users and groups is `rbac.authorization.k8s.io`")
    default:
      return Violation(
        "`\(subject.text("kind"))` is not a kind of subject",
        at: subject["kind"]?.location ?? subject.location,
        help: "write `ServiceAccount`, `User` or `Group`")
    }
  }

  private static func foreignGroup(_ subject: Node, _ message: String) -> Violation {
    Violation(message, at: subject["apiGroup"]?.location ?? subject.location)
  }

  static let roleReference = ManifestRule(
    RuleInfo(
      "k8s/role-ref", .error, summary: "a reference to something other than a role",
      why:
        "A RoleBinding binds a Role or ClusterRole, a ClusterRoleBinding a ClusterRole, both of the group `rbac.authorization.k8s.io`.",
      source: KubernetesPage.rbac,
      passing: Sample.rbac(
        "RoleBinding", "roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: web}"),
      failing: Sample.rbac(
        "ClusterRoleBinding",
        "roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ▸Role, name: web}"))
  ) { object in
    guard let reference = object.node.given("roleRef"), reference.mapping != nil else { return [] }
    let kinds = object.kind == "RoleBinding" ? ["Role", "ClusterRole"] : ["ClusterRole"]
    var violations: [Violation] = []
    if let kind = reference["kind"], let text = kind.string, !kinds.contains(text) {
      violations.append(
        Violation(
          "a \(object.kind) cannot refer to a `\(text)`", at: kind.location,
          help: "it refers to \(kinds.map { "a `\($0)`" }.joined(separator: " or "))"))
    }
    if let group = reference["apiGroup"], let text = group.string,
      !text.isEmpty, text != "rbac.authorization.k8s.io"
    {
      violations.append(
        Violation(
          "the API group `\(text)` has no roles", at: group.location,
          help: "write `rbac.authorization.k8s.io`"))
    }
    return violations
  }

  static let policyRule = ManifestRule(
    RuleInfo(
      "k8s/policy-rule", .error, summary: "a policy rule that is not valid",
      why:
        "A policy rule lists resources with their API groups or, only in a ClusterRole, non-resource URLs; never both.",
      source: KubernetesPage.rbac,
      passing: Sample.rbac(
        "Role", "rules: [{apiGroups: [''], resources: [secrets], verbs: [get]}]"),
      failing: Sample.rbac("Role", "rules: [▸{resources: [secrets], verbs: [get]}]"))
  ) { object in
    guard object.kind == "Role" || object.kind == "ClusterRole" else { return [] }
    return object.node.mappings("rules").compactMap { rule in
      policyRuleProblem(rule, isClusterWide: object.kind == "ClusterRole").map {
        Violation($0, at: rule.location)
      }
    }
  }

  private static func policyRuleProblem(_ rule: Node, isClusterWide: Bool) -> String? {
    func isGiven(_ key: String) -> Bool { rule[key]?.list?.isEmpty == false }
    if isGiven("nonResourceURLs") {
      if !isClusterWide { return "only a ClusterRole can grant `nonResourceURLs`" }
      return ["apiGroups", "resources", "resourceNames"].contains(where: isGiven)
        ? "a rule grants either resources or `nonResourceURLs`, not both" : nil
    }
    if !isGiven("apiGroups") {
      return "the rule has no `apiGroups`; the core group of Secrets is `\"\"`"
    }
    return isGiven("resources") ? nil : "the rule has no `resources`"
  }
}
