import Diagnostics

// `Principal` and `NotPrincipal` as elements: where they belong, and the keys in them.
extension PolicyRules {
  static let principalMissing = PolicyRule(
    RuleInfo(
      "iam/principal-missing", .error, summary: "a statement without a principal",
      why: "The policy of a role or a repository has to name principals; AWS rejects it otherwise.",
      source: AWSPage.principal, awsChecks: ["Error - Missing principal"],
      passing: PolicyExample.repository(),
      failing: """
        {
          "Version": "2012-10-17",
          "Statement": [
            {"Effect": "Allow", "Principal": {"AWS": "606639739464"}, "Action": "ecr:BatchGetImage"},
            ▸{"Effect": "Allow", "Action": "ecr:BatchGetImage"}
          ]
        }
        """)
  ) { policy in
    guard policy.kind.hasPrincipals else { return [] }
    return policy.statements.filter { $0.principals == nil }.map {
      Violation(
        "\($0.name) has no `Principal`", at: $0.node.location,
        help: "add one, such as `\"Principal\": {\"AWS\": \"\(PolicyExample.role)\"}`")
    }
  }

  static let principalInIdentityPolicy = PolicyRule(
    RuleInfo(
      "iam/principal-unsupported", .error,
      summary: "a principal in an identity or service control policy",
      why:
        "The principal of an identity policy is the identity that it is attached to, and a service "
        + "control policy is about all principals of its accounts. AWS rejects either if it names "
        + "a principal.",
      source: AWSPage.principal,
      awsChecks: ["Error - Unsupported principal", "Error - SCP syntax error principal"],
      passing: PolicyExample.identity(),
      failing: """
        {
          "Version": "2012-10-17",
          "Statement": {
            "Effect": "Allow",
            ▸"NotPrincipal": {"AWS": "606639739464"},
            "Action": "ecr:BatchGetImage",
            "Resource": "*"
          }
        }
        """)
  ) { policy in
    guard !policy.kind.hasPrincipals else { return [] }
    return policy.statements.compactMap { statement in
      guard let name = statement.principals?.name, let entry = statement.node.mapping?.entry(name)
      else { return nil }
      return Violation(
        "\(statement.name) has `\(name)`, which \(policy.kind == .scp ? "a service control" : "an identity") policy "
          + "cannot have",
        at: entry.keyLocation,
        help: policy.kind == .scp
          ? "remove it: the policy is about all principals of the accounts that it is attached to"
          : "remove it: the principal is the identity itself")
    }
  }

  static let principalKey = PolicyRule(
    RuleInfo(
      "iam/principal-key", .error, summary: "a principal type that does not exist",
      why: "The principal types are `AWS`, `Federated`, `Service` and `CanonicalUser`; IAM rejects "
        + "any other.",
      source: AWSPage.principal, awsChecks: ["Error - Invalid principal key"],
      passing: PolicyExample.repository(),
      failing: PolicyExample.repository(principal: #"{▸"Aws": "\#(PolicyExample.role)"}"#))
  ) { policy in
    let known = ["AWS", "Federated", "Service", "CanonicalUser"]
    return policy.statements.flatMap { statement in
      (statement.principals?.node.mapping?.entries ?? []).compactMap { entry in
        guard !known.contains(entry.key) else { return nil }
        let nearest = NearestName.of(entry.key, in: known)
        return Violation(
          "`\(entry.key)` is not a principal type", at: entry.keyLocation,
          help: nearest.map { "write `\($0)`" }
            ?? "the types are `AWS`, `Federated`, `Service` and `CanonicalUser`")
      }
    }
  }

  static let emptyPrincipal = PolicyRule(
    RuleInfo(
      "iam/empty-principal", .note, summary: "an empty principal",
      why: "The statement names nobody, so it has no effect.",
      source: AWSPage.checks,
      awsChecks: ["Suggestion - Empty array principal", "Suggestion - Empty object principal"],
      passing: PolicyExample.repository(),
      failing: PolicyExample.repository(principal: #"{"AWS": ▸[]}"#))
  ) { policy in
    policy.statements.flatMap { statement -> [Violation] in
      guard let node = statement.principals?.node else { return [] }
      let nodes = [node] + (node.mapping?.entries.map(\.value) ?? [])
      return nodes.filter { $0.list?.isEmpty == true || $0.mapping?.isEmpty == true }.map {
        Violation(
          "\(statement.name) names nobody here", at: $0.location,
          help: "add a principal, or remove the empty one")
      }
    }
  }

  static let allowNotPrincipal = PolicyRule(
    RuleInfo(
      "iam/allow-not-principal", .warning, summary: "`Allow` with `NotPrincipal`",
      why: "It allows everybody but the principals named, anonymous callers included.",
      source: AWSPage.notPrincipal, awsChecks: ["Security Warning - Allow with NotPrincipal"],
      passing: PolicyExample.repository(),
      failing: """
        {
          "Version": "2012-10-17",
          "Statement": {
            "Effect": "Allow",
            ▸"NotPrincipal": {"AWS": "606639739464"},
            "Action": "ecr:BatchGetImage"
          }
        }
        """)
  ) { policy in
    guard [.resource, .registry, .endpoint].contains(policy.kind) else { return [] }
    return policy.statements.compactMap { statement in
      guard statement.effect == .allow,
        let entry = statement.node.mapping?.entry("NotPrincipal")
      else { return nil }
      return Violation(
        "\(statement.name) allows everybody but those it names", at: entry.keyLocation,
        help: "name the allowed principals with `Principal`")
    }
  }
}
