import Diagnostics
import Documents

extension Rule<Policy> {
  /// A rule about single statements.
  static func statements(
    _ info: RuleInfo, check: @escaping @Sendable (PolicyStatement, Policy) -> [Violation]
  ) -> PolicyRule {
    PolicyRule(info) { policy in policy.statements.flatMap { check($0, policy) } }
  }

  /// A rule about single actions, in `Action` and `NotAction`.
  static func actions(
    _ info: RuleInfo, check: @escaping @Sendable (ActionText) -> Violation?
  ) -> PolicyRule {
    PolicyRule(info) { policy in
      policy.statements.flatMap { ($0.actions?.patterns ?? []).map(ActionText.init) }
        .compactMap(check)
    }
  }

  /// A rule about the texts in `Resource` and `NotResource`, but for the bare `*` and unrendered templates.
  static func resources(
    _ info: RuleInfo, check: @escaping @Sendable (ResourceText) -> Violation?
  ) -> PolicyRule {
    PolicyRule(info) { policy in
      policy.statements.flatMap { $0.resources?.patterns ?? [] }
        .filter { $0.text != "*" && Placeholder.first(in: $0.text) == nil }.map(ResourceText.init)
        .compactMap(check)
    }
  }
}

extension PolicyStatement {
  /// The place of the element's name, or of the statement if it has no such element.
  func keyLocation(_ name: String) -> Location {
    node.keyLocation(name)
  }
}
