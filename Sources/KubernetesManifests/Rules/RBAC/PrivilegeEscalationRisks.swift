import Diagnostics

extension ManifestRules {
  static let escalationVerb = ManifestRule.policyRules(
    RuleInfo(
      "rbac/escalation", .warning, summary: "the right to grant more than one has",
      why: "With `escalate` one writes a Role with any rights, with `bind` one gives any Role to "
        + "oneself: either is as good as every right.",
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
        "`\($0.text)` grants every right in the end", at: $0.location,
        help: $0.text == "bind" ? "name the Roles under `resourceNames`" : "take it out")
    }
  }

  static let impersonation = ManifestRule.policyRules(
    RuleInfo(
      "rbac/impersonation", .warning, summary: "the right to act as anybody",
      why: "Whoever may impersonate every user or group acts with the rights of the "
        + "administrators.",
      source: KubernetesPage.rbacPractice,
      passing: Sample.role(
        resources: "[users]", verbs: "[impersonate]", names: "[jane@example.com]"),
      failing: Sample.role(resources: "[users, groups]", verbs: "[▸impersonate]"))
  ) { rule in
    guard rule.names.isEmpty else { return [] }
    return rule.verbs.filter { $0.text == "impersonate" }.map {
      Violation(
        "anybody may be impersonated", at: $0.location,
        help: "name who under `resourceNames`")
    }
  }

  static let podExec = ManifestRule.policyRules(
    RuleInfo(
      "rbac/pod-exec", .warning, summary: "the right to run commands in every pod",
      why: "A command in a pod has what the pod has: its service account's token, its secrets and "
        + "its network.",
      source: KubernetesPage.rbacPractice,
      passing: Sample.role(resources: "[pods/log]", verbs: "[get]"),
      failing: Sample.role(resources: "[pods, ▸pods/exec, ▸pods/attach]", verbs: "[create]"))
  ) { rule in
    guard rule.names.isEmpty, !rule.verbs(["create", "get"]).isEmpty else { return [] }
    return ["pods/exec", "pods/attach", "pods/ephemeralcontainers"].compactMap { name in
      // A container for debugging is added by a patch or update.
      guard let resource = rule.resource(name),
        name != "pods/ephemeralcontainers" || !rule.verbs(["update", "patch"]).isEmpty
      else { return nil }
      return Violation(
        "`\(name)` lets commands be run in every pod", at: resource.location,
        help: "take it out, or name the pods under `resourceNames`")
    }
  }

  static let tokenCreation = ManifestRule.policyRules(
    RuleInfo(
      "rbac/token-creation", .warning, summary: "the right to a token of every service account",
      why: "A token of a service account carries its rights, in the cluster and at whoever trusts "
        + "the cluster's issuer, such as AWS.",
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
        "a token may be made for every service account", at: token.location,
        help: "name the service accounts under `resourceNames`")
    ]
  }

  static let nodeProxy = ManifestRule.policyRules(
    RuleInfo(
      "rbac/node-proxy", .warning, summary: "the right to talk to a kubelet directly",
      why:
        "The kubelet's own API runs commands in every pod of its node, past admission and audit; "
        + "`get` is enough for that.",
      source: KubernetesPage.rbacPractice,
      passing: Sample.role(resources: "[nodes/metrics]", verbs: "[get]"),
      failing: Sample.role(resources: "[▸nodes/proxy]", verbs: "[get]"))
  ) { rule in
    guard !rule.verbs.isEmpty, let proxy = rule.resource("nodes/proxy") else { return [] }
    return [
      Violation(
        "`nodes/proxy` reaches the kubelet's own API", at: proxy.location,
        help: "take it out; metrics and statistics have `nodes/metrics` and `nodes/stats`")
    ]
  }

  static let secretsWithoutNames = ManifestRule.policyRules(
    RuleInfo(
      "rbac/secrets-without-names", .warning,
      summary: "access to secrets of every name",
      why: "It reaches each credential of the namespace, or of the cluster; `list` and `watch` "
        + "answer with the content, and so does `patch`.",
      source: KubernetesPage.rbacPractice,
      passing: Sample.role(resources: "[secrets]", verbs: "[get]", names: "[regcred]"),
      failing: Sample.role(resources: "[configmaps, ▸secrets]", verbs: "[get]"))
  ) { rule in
    guard rule.names.isEmpty, let secrets = rule.resource("secrets") else { return [] }
    // `create` alone cannot be bound to a name by most clients, and reads nothing.
    let verbs = rule.verbs([
      "get", "list", "watch", "update", "patch", "delete", "deletecollection",
    ])
    guard !verbs.isEmpty else { return [] }
    let names = verbs.map { "`\($0.text)`" }.joined(separator: ", ")
    return [
      Violation(
        "\(names) is granted on secrets of every name", at: secrets.location,
        help: "name the secrets under `resourceNames`")
    ]
  }
}
