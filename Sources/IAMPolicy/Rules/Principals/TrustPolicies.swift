import Diagnostics

// What a role's trust policy cannot have.
extension PolicyRules {
  static let trustNotPrincipal = PolicyRule(
    RuleInfo(
      "iam/trust-not-principal", .error, summary: "`NotPrincipal` in a trust policy",
      why: "A trust policy has to name the trusted principals; IAM rejects `NotPrincipal` in it.",
      source: AWSPage.checks, awsChecks: ["Error - Role trust policy syntax error notprincipal"],
      passing: PolicyExample.trust(PolicyExample.bound),
      failing: """
        {
          "Version": "2012-10-17",
          "Statement": {
            "Effect": "Deny",
            ▸"NotPrincipal": {"AWS": "606639739464"},
            "Action": "sts:AssumeRole"
          }
        }
        """)
  ) { policy in
    trustElements(policy, ["NotPrincipal"], help: "name the trusted principals with `Principal`")
  }

  static let trustResource = PolicyRule(
    RuleInfo(
      "iam/trust-resource", .error, summary: "a resource in a trust policy",
      why: "The resource of a trust policy is the role that it is attached to; IAM rejects a trust "
        + "policy that names a resource.",
      source: AWSPage.checks, awsChecks: ["Error - Role trust policy syntax error resource"],
      passing: PolicyExample.trust(PolicyExample.bound),
      failing: """
        {
          "Version": "2012-10-17",
          "Statement": {
            "Effect": "Allow",
            "Principal": {"AWS": "606639739464"},
            "Action": "sts:AssumeRole",
            ▸"Resource": "*"
          }
        }
        """)
  ) { policy in
    trustElements(
      policy, ["Resource", "NotResource"], help: "remove it: the resource is the role itself")
  }

  private static func trustElements(
    _ policy: Policy, _ names: [String], help: String
  ) -> [Violation] {
    guard policy.kind == .trust else { return [] }
    return policy.statements.flatMap { statement in
      names.compactMap { name in
        statement.node.mapping?.entry(name).map {
          Violation(
            "\(statement.name) has `\(name)`, which a trust policy cannot have",
            at: $0.keyLocation, help: help)
        }
      }
    }
  }

  static let trustWildcardPrincipal = PolicyRule(
    RuleInfo(
      "iam/trust-wildcard-principal", .error, summary: "`\"*\"` as the principal of a trust policy",
      why:
        "`*` lets every account request the role; IAM's validation rejects it in a trust policy.",
      source: AWSPage.checks,
      awsChecks: ["Error - Role trust policy unsupported wildcard in principal"],
      passing: PolicyExample.trust(PolicyExample.bound),
      failing: PolicyExample.trust(principal: #"▸"*""#, action: #""sts:AssumeRole""#))
  ) { policy in
    guard policy.kind == .trust else { return [] }
    return policy.checkPrincipals { entry, statement in
      guard entry.type == nil, entry.value.text == "*" else { return nil }
      return Violation(
        "\(statement.name) trusts everybody, which a trust policy cannot",
        at: entry.value.location, help: "name the role, account or identity provider")
    }
  }

  static let principalWithoutAction = PolicyRule.statements(
    RuleInfo(
      "iam/principal-without-action", .warning,
      summary: "a principal that can call none of the statement's actions",
      why:
        "The statement works for its other principals and has no effect for this one: roles call "
        + "`AssumeRole`, tokens of an OpenID Connect provider need `AssumeRoleWithWebIdentity`, "
        + "assertions of a SAML provider `AssumeRoleWithSAML`.",
      source: AWSPage.trust,
      passing: PolicyExample.trust(
        principal: #"{"Federated": "\#(PolicyExample.provider)", "AWS": "\#(PolicyExample.role)"}"#,
        action: #"["sts:AssumeRole", "sts:AssumeRoleWithWebIdentity"]"#),
      failing: PolicyExample.trust(
        PolicyExample.bound,
        principal: #"{"Federated": "\#(PolicyExample.provider)", "AWS": ▸"\#(PolicyExample.role)"}"#
      ))
  ) { statement, policy in
    guard policy.kind == .trust, statement.effect == .allow, let actions = statement.namedActions,
      let principals = statement.principals, !principals.isNegated,
      actions.allSatisfy(AssumeRoleCall.all.contains)
    else { return [] }
    let calls = principals.entries.map(AssumeRoleCall.init(of:))
    func works(_ call: AssumeRoleCall?) -> Bool {
      call.map { actions.contains($0.rawValue.lowercased()) } ?? true
    }
    // Where no principal can call an action, the action is wrong, which `mismatchedAction` reports.
    guard calls.contains(where: works) else { return [] }
    return zip(principals.entries, calls).compactMap { entry, call in
      guard let call, !works(call) else { return nil }
      return Violation(
        "`\(entry.value.text)` cannot call any action of \(statement.name)",
        at: entry.value.location, help: "remove it, or also allow `\(call.rawValue)`")
    }
  }

  static let mismatchedAction = PolicyRule(
    RuleInfo(
      "iam/mismatched-action", .error, summary: "an action that none of the principals can call",
      why: "`AssumeRoleWithWebIdentity` is for tokens of an OpenID Connect provider and "
        + "`AssumeRoleWithSAML` for assertions of a SAML provider; no other principal can call them.",
      source: AWSPage.checks, awsChecks: ["Error - Mismatched action for principal"],
      passing: PolicyExample.trust(PolicyExample.bound),
      failing: PolicyExample.trust(
        principal: #"{"AWS": "\#(PolicyExample.role)"}"#,
        action: #"["sts:AssumeRole", ▸"sts:AssumeRoleWithWebIdentity"]"#))
  ) { policy in
    guard policy.kind == .trust else { return [] }
    return policy.statements.flatMap { statement -> [Violation] in
      guard statement.effect == .allow, let actions = statement.actions, !actions.isNegated,
        let callers = FederatedCallers(statement)
      else { return [] }
      return actions.patterns.compactMap { action in
        let provider =
          switch action.text.lowercased() {
          case "sts:assumerolewithwebidentity" where !callers.hasOIDC: "an OpenID Connect provider"
          case "sts:assumerolewithsaml" where !callers.hasSAML: "a SAML provider"
          default: ""
          }
        guard !provider.isEmpty else { return nil }
        return Violation(
          "`\(action.text)` needs \(provider), and \(statement.name) names none",
          at: action.location,
          help: "name the provider under `Federated`, or allow another action")
      }
    }
  }
}
