import Diagnostics

extension ManifestRules {
  static let escalationVerb = ManifestRule.policyRules(
    RuleInfo(
      "rbac/escalation", .warning, summary: "permission to escalate one's own privileges",
      why: "`escalate` allows writing a Role with any permissions, `bind` allows binding any Role: "
        + "either one is as good as every permission.",
      source: KubernetesPage.rbacPractice,
      passing: Sample.role(
        groups: "[rbac.authorization.k8s.io]", resources: "[clusterroles]", verbs: "[bind]",
        names: "[view]"),
      failing: Sample.role(
        groups: "[rbac.authorization.k8s.io]", resources: "[roles, clusterroles]",
        verbs: "[get, ▸escalate, ▸bind]"))
  ) { rule in
    guard rule.groups.contains(where: { ["*", "rbac.authorization.k8s.io"].contains($0.text) })
    else { return [] }
    return rule.verbs.filter { verb in
      verb.text == "escalate" || (verb.text == "bind" && rule.names.isEmpty)
    }.map {
      Violation(
        "`\($0.text)` allows privilege escalation", at: $0.location,
        help: $0.text == "bind" ? "list the Roles in `resourceNames`" : "remove it")
    }
  }

  static let impersonation = ManifestRule.policyRules(
    RuleInfo(
      "rbac/impersonation", .warning, summary: "permission to impersonate anyone",
      why: "Permission to impersonate every user or group includes the permissions of "
        + "administrators.",
      source: KubernetesPage.rbacPractice,
      passing: Sample.role(
        resources: "[users]", verbs: "[impersonate]", names: "[jane@example.com]"),
      failing: Sample.role(resources: "[users, groups]", verbs: "[▸impersonate]"))
  ) { rule in
    guard rule.names.isEmpty else { return [] }
    return rule.verbs.filter { $0.text == "impersonate" }.map {
      Violation(
        "the rule allows impersonating anyone", at: $0.location,
        help: "list who in `resourceNames`")
    }
  }

  static let podExec = ManifestRule.policyRules(
    RuleInfo(
      "rbac/pod-exec", .warning, summary: "permission to run commands in every pod",
      why:
        "A command in a pod has access to what the pod has: its service account token, its Secrets "
        + "and its network.",
      source: KubernetesPage.rbacPractice,
      passing: Sample.role(resources: "[pods/log]", verbs: "[get]"),
      failing: Sample.role(resources: "[pods, ▸pods/exec, ▸pods/attach]", verbs: "[create]"))
  ) { rule in
    guard rule.names.isEmpty, !rule.verbs(["create", "get"]).isEmpty else { return [] }
    return ["pods/exec", "pods/attach", "pods/ephemeralcontainers"].compactMap { name in
      // An ephemeral container is added by an update or a patch.
      guard let resource = rule.resource(name),
        name != "pods/ephemeralcontainers" || !rule.verbs(["update", "patch"]).isEmpty
      else { return nil }
      return Violation(
        "`\(name)` allows running commands in every pod", at: resource.location,
        help: "remove it, or list the pods in `resourceNames`")
    }
  }

  static let tokenCreation = ManifestRule.policyRules(
    RuleInfo(
      "rbac/token-creation", .warning,
      summary: "permission to create tokens for every service account",
      why:
        "A token carries the permissions of its service account, in the cluster and wherever the "
        + "cluster's issuer is trusted, such as in AWS.",
      source: KubernetesPage.rbacPractice,
      passing: Sample.role(
        resources: "[serviceaccounts/token]", verbs: "[create]", names: "[ecr-sa]"),
      failing: Sample.role(resources: "[▸serviceaccounts/token]", verbs: "[create]"))
  ) { rule in
    guard rule.names.isEmpty, !rule.verbs(["create"]).isEmpty,
      let token = rule.resource("serviceaccounts/token")
    else { return [] }
    return [
      Violation(
        "the rule allows creating tokens for every service account", at: token.location,
        help: "list the service accounts in `resourceNames`")
    ]
  }

  static let nodeProxy = ManifestRule.policyRules(
    RuleInfo(
      "rbac/node-proxy", .warning, summary: "access to the kubelet API",
      why:
        "The kubelet API can run commands in every pod of the node, and bypasses admission control "
        + "and audit logging; `get` is enough.",
      source: KubernetesPage.rbacPractice,
      passing: Sample.role(resources: "[nodes/metrics]", verbs: "[get]"),
      failing: Sample.role(resources: "[▸nodes/proxy]", verbs: "[get]"))
  ) { rule in
    guard !rule.verbs.isEmpty, let proxy = rule.resource("nodes/proxy") else { return [] }
    return [
      Violation(
        "`nodes/proxy` gives access to the kubelet API", at: proxy.location,
        help: "remove it; use `nodes/metrics` or `nodes/stats` for metrics and statistics")
    ]
  }

  static let secretsWithoutNames = ManifestRule.policyRules(
    RuleInfo(
      "rbac/secrets-without-names", .warning,
      summary: "access to all Secrets, without `resourceNames`",
      why:
        "It gives access to every credential of the namespace or the cluster; `list`, `watch` and "
        + "`patch` return the content too.",
      source: KubernetesPage.rbacPractice,
      passing: Sample.role(resources: "[secrets]", verbs: "[get]", names: "[regcred]"),
      failing: Sample.role(resources: "[configmaps, ▸secrets]", verbs: "[get]"))
  ) { rule in
    guard rule.names.isEmpty, let secrets = rule.resource("secrets") else { return [] }
    // `create` alone reads nothing, and cannot be restricted to names for most clients.
    let verbs = rule.verbs([
      "get", "list", "watch", "update", "patch", "delete", "deletecollection",
    ])
    guard !verbs.isEmpty else { return [] }
    let names = verbs.map { "`\($0.text)`" }.joined(separator: ", ")
    return [
      Violation(
        "\(names) is granted on all Secrets", at: secrets.location,
        help: "list the Secrets in `resourceNames`")
    ]
  }
}
