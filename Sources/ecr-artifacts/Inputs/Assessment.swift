import Diagnostics
import Documents
import ECRAccess

/// Values rendered and proved: what `render`, `prove` and the module have in common.
struct Assessment {
  let rendering: Rendering
  /// `nil` where the values give no plan, or are switched off.
  let proof: Proof?
  let drift: Drift?
  let report: Report
  /// The text of each file by the name that findings give it.
  let texts: [String: [UInt8]]

  /// - Parameters:
  ///   - wanted: The artifacts to render; empty: all.
  ///   - chain: The documents to prove; `nil` leaves the proof out.
  ///   - more: Further findings about a plan and what is rendered of it.
  init(
    _ sources: ValuesSources, wanted: [Artifact] = [], live: ObservedState? = nil,
    more: (Plan, Rendering) -> [Finding] = { _, _ in [] }, chain: ((Plan) -> PullChain)?
  ) throws(DiskFailure) {
    rendering = Rendering(sources.layers, faults: sources.findings, wanted: wanted)
    var findings = rendering.findings
    var texts = sources.texts
    var proof: Proof?
    var drift: Drift?
    if let plan = rendering.plan, rendering.isEnabled, !Report(findings).hasErrors {
      findings += more(plan, rendering)
      if var chain = chain?(plan) {
        let guardrails = try GuardrailFiles(plan.values.guardrails, in: sources.folder)
        findings += guardrails.findings
        texts.merge(guardrails.texts) { first, _ in first }
        chain.guardrails = chain.guardrails.merging(guardrails.documents)
        let decided = Proof(chain)
        findings += decided.findings
        proof = decided
      }
      drift = live.map { Drift($0, plan: plan) }
      findings += drift?.findings ?? []
    }
    self.proof = proof
    self.drift = drift
    self.texts = texts
    report = Report(
      findings, accepting: rendering.plan?.values.accept.map(\.acceptance) ?? [])
  }
}
