import Diagnostics
import Documents

/// Reads a policy out of a document and judges it by every rule, all in one go.
public enum PolicyReader {
  /// Judges `node`.
  ///
  /// - Parameter kind: What the policy hangs on; `nil`: what its content says (`PolicyKind.found(in:)`).
  /// - Returns: The policy, `nil` where the document is none; and every rule's findings, grammar and meaning alike. A policy
  ///   with findings of severity `error` is none that AWS would take.
  public static func read(
    _ node: Node, kind: PolicyKind?
  ) -> (policy: Policy?, findings: [Finding]) {
    guard node.mapping != nil, let kind = kind ?? PolicyKind.found(in: node) else {
      return (nil, [PolicyRules.notAPolicy.info.finding(PolicyRules.notAPolicy(node))])
    }
    let policy = Policy(node, kind: kind)
    return (policy, PolicyRules.all.flatMap { $0.findings(policy) })
  }
}
