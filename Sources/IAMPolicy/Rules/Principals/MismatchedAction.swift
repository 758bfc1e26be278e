import Diagnostics

extension PolicyRules {
  static let mismatchedAction = PolicyRule(
    RuleInfo(
      "iam/mismatched-action", .error, summary: "an action that none of the principals can call",
      why: "A token of an OpenID Connect provider is traded in with AssumeRoleWithWebIdentity, an "
        + "assertion of a SAML provider with AssumeRoleWithSAML; neither takes other principals.",
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
        switch action.text.lowercased() {
        case "sts:assumerolewithwebidentity" where !callers.hasOIDC:
          Violation(
            "`\(action.text)` takes an OpenID Connect provider, and \(statement.name) names none",
            at: action.location,
            help: "name the provider under `Federated`, or allow another action")
        case "sts:assumerolewithsaml" where !callers.hasSAML:
          Violation(
            "`\(action.text)` takes a SAML provider, and \(statement.name) names none",
            at: action.location,
            help: "name the provider under `Federated`, or allow another action")
        default: nil
        }
      }
    }
  }
}
