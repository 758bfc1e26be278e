import Diagnostics

extension PolicyRules {
  static let rolesAnywhereActions = PolicyRule(
    RuleInfo(
      "iam/roles-anywhere-actions", .error,
      summary: "IAM Roles Anywhere is trusted without an action that it needs",
      why: "The service assumes the role, tags the session and sets its source identity in one "
        + "call; it fails unless all three are allowed.",
      source: "https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html",
      awsChecks: ["Error - Missing action for roles anywhere trust policy"],
      passing: PolicyExample.trust(
        principal: #"{"Service": "rolesanywhere.amazonaws.com"}"#,
        action: #"["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"]"#),
      failing: PolicyExample.trust(
        principal: #"{"Service": "rolesanywhere.amazonaws.com"}"#, action: #"▸"sts:AssumeRole""#))
  ) { policy in
    guard policy.kind == .trust else { return [] }
    let statements = policy.statements.filter { statement in
      statement.effect == .allow
        && statement.principals?.entries.contains {
          $0.type == "Service" && $0.value.text == "rolesanywhere.amazonaws.com"
        } == true
    }
    guard let first = statements.first, let actions = first.actions else { return [] }
    let missing = ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"].filter { action in
      !statements.contains { $0.covers(action) }
    }
    return missing.isEmpty
      ? []
      : [
        Violation(
          "IAM Roles Anywhere also needs \(missing.map { "`\($0)`" }.joined(separator: " and "))",
          at: actions.node.location, help: "add it to the actions")
      ]
  }
}
