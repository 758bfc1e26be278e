import Diagnostics
import Documents

/// The chain of decisions that a real pull goes through, each decided on the documents themselves.
///
/// A step is a file beside this one and a line in `steps`.
public struct Proof: Sendable {
  public let rows: [ProofRow]
  /// What fails, under the rules `access/...`.
  public let findings: [Finding]

  /// What each step is about, as the graph and the table call it.
  static let steps: [(title: String, decide: @Sendable (PullChain) -> ProofLog)] = [
    ("the pod's identity", { IdentityStep($0).log }),
    ("the OIDC provider", { ProviderStep($0).log }),
    ("the role's trust", { TrustStep($0).log }),
    ("the pull", { PullStep($0).log }),
    ("nothing beyond it", { ExcessStep($0).log }),
    ("the one secret", { SecretStep($0).log }),
    ("the refresh", { RefreshStep($0).log }),
  ]

  public init(_ chain: PullChain) {
    let logs = Self.steps.map { $0.decide(chain) }
    rows = logs.flatMap(\.rows)
    findings = logs.flatMap(\.findings)
  }

  /// A finding for each assumption, as `--strict` reports them.
  public var assumptions: [Finding] {
    rows.filter { $0.result == .assumed }.map { row in
      ProofRules.assumed.finding(
        Violation(
          "step \(row.step) is assumed: \(row.claim)" + (row.reason.map { "; \($0)" } ?? ""),
          at: .none,
          help: row.decidedBy.map { "`\($0)` decides it" }))
    }
  }

  /// The worst result of a step's rows.
  func result(of step: Int) -> ProofRow.Result {
    let results = rows.filter { $0.step == step }.map(\.result)
    if results.contains(.fails) { return .fails }
    return results.contains(.assumed) ? .assumed : .holds
  }

  /// The rows as data: `{step, claim, result, evidence, reason, decided_by}`.
  public var node: Node { Node(rows.map(\.node)) }
}
