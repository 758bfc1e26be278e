import Diagnostics
import Documents

/// Reads a policy from a document and checks it by every rule in one pass.
public enum PolicyReader {
  /// Reads a policy from `node`.
  ///
  /// - Parameters:
  ///   - kind: What the policy is attached to; `nil`: what its content suggests (`PolicyKind.found(in:)`).
  ///   - textLength: How many characters the policy's text has, white space included; `nil` if that is not known.
  /// - Returns: The policy, `nil` for a document that is not a policy; and the findings of every rule. AWS rejects a policy
  ///   with a finding of severity `error`.
  public static func read(
    _ node: Node, kind: PolicyKind?, textLength: Int? = nil
  ) -> (policy: Policy?, findings: [Finding]) {
    let shown = PolicyKind.found(in: node)
    let foreign: PolicyKind? = PolicyKind.foreignService(of: node) == nil ? nil : .resource
    guard node.mapping != nil, let kind = kind ?? shown ?? foreign else {
      return (nil, [PolicyRules.notAPolicy.info.finding(PolicyRules.notAPolicy(node))])
    }
    let policy = Policy(node, kind: kind, textLength: textLength)
    return (policy, PolicyRules.all.flatMap { $0.findings(policy) })
  }

  /// Reads a policy that requests are to be evaluated under, of any service.
  ///
  /// - Returns: The policy, `nil` where it breaks the grammar of the language; and each error of `PolicyRules.grammar`.
  static func readForEvaluation(
    _ node: Node, kind: PolicyKind
  ) -> (policy: Policy?, errors: [Finding]) {
    let policy = Policy(node, kind: kind)
    let errors = PolicyRules.grammar.flatMap { $0.findings(policy) }
    return (errors.isEmpty ? policy : nil, errors)
  }
}
