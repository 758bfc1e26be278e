import Diagnostics
import Documents

extension PolicyRules {
  static let resourceControlElement = PolicyRule(
    RuleInfo(
      "iam/rcp-element", .error,
      summary: "an element or value that resource control policies do not support",
      why: "A resource control policy can only deny, to everyone (`\"*\"`), the actions of named "
        + "services; conditions narrow it. It has no `NotPrincipal` and no `NotAction`. Only "
        + "`RCPFullAWSAccess`, which AWS attaches itself, allows.",
      source: AWSPage.resourceControlPolicies,
      passing: Sample.policy(
        #""Effect": "Deny", "Principal": "*", "Action": "ecr:*", "Resource": "*""#),
      failing: Sample.policy(
        #""Effect": ▸"Allow", "Principal": {"AWS": ▸"606639739464"}, "Action": [▸"*"], "Resource": "*""#,
        #""Effect": "Deny", ▸"NotPrincipal": "*", ▸"NotAction": "ecr:*", "Resource": "*""#))
  ) { policy in
    guard policy.kind == .rcp, !policy.isFullAWSAccess else { return [] }
    return policy.statements.flatMap(\.unsupportedInResourceControl)
  }
}

extension Policy {
  /// Whether it is `RCPFullAWSAccess`, which allows everything to everyone.
  fileprivate var isFullAWSAccess: Bool {
    statements.count == 1
      && statements.allSatisfy { statement in
        statement.effect == .allow && statement.conditions.isEmpty
          && statement.namesEveryone
          && statement.actions?.isOnlyWildcard == true
          && statement.resources?.isOnlyWildcard == true
      }
  }
}

extension PatternElement {
  /// Whether it is a single `*`.
  fileprivate var isOnlyWildcard: Bool {
    !isNegated && patterns.map(\.text) == ["*"]
  }
}

extension PolicyStatement {
  fileprivate var unsupportedInResourceControl: [Violation] {
    let effects = effect == .allow ? [node["Effect"]].compactMap { $0?.location } : []
    let names = ["NotPrincipal", "NotAction"].filter { node[$0] != nil }
    let principals = self.principals.map { $0.isNegated ? [] : $0.entries } ?? []
    let actions = self.actions.map { $0.isNegated ? [] : $0.patterns } ?? []
    return effects.map {
      Violation(
        "\(name) allows, and a resource control policy can only deny", at: $0, help: "write `Deny`")
    }
      + names.map {
        Violation(
          "\(name) has `\($0)`, which a resource control policy cannot have",
          at: keyLocation($0),
          help: $0 == "NotAction"
            ? "list the actions in `Action`"
            : "write `\"Principal\": \"*\"` and exempt principals by a condition")
      }
      + principals.filter { $0.pattern.meaning != .everyone }.map {
        Violation(
          "`\($0.value.text)` is not `*`, the only principal of a resource control policy",
          at: $0.value.location,
          help: "write `\"Principal\": \"*\"` and narrow it by a condition, such as on "
            + "`aws:PrincipalArn`")
      }
      + actions.filter { $0.text == "*" }.map {
        Violation(
          "a resource control policy cannot name the actions of all services", at: $0.location,
          help: "name the services, such as `ecr:*`")
      }
  }
}
