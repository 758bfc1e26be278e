import Diagnostics
import Documents
import ECRAccess
import PullDiagnosis

/// Values rendered, then proved, then compared with what exists: each step adds its findings.
///
/// `render`, `prove` and the module take the same steps and differ in the documents that they prove.
struct Assessment {
  let rendering: Rendering
  /// `nil` until `prove`.
  private(set) var proof: Proof?
  /// `nil` until `compare`.
  private(set) var drift: Drift?
  private(set) var findings: [Finding]
  private(set) var texts: SourceTexts
  private let guardrails: GuardrailFolder

  /// Renders the values.
  ///
  /// - Parameter artifacts: The artifacts to render; empty: all.
  init(_ sources: ValuesSources, artifacts: [Artifact] = []) {
    rendering = Rendering(sources.layers, faults: sources.findings, wanted: artifacts)
    findings =
      rendering.findings + RuleCatalogue.findings(rendering.plan?.values.accept ?? [])
    texts = sources.texts
    guardrails = sources.guardrails
  }

  /// The plan to prove; `nil` for values that are disabled or have errors.
  var plan: Plan? {
    rendering.isEnabled && !rendering.findings.hasErrors ? rendering.plan : nil
  }

  /// What is accepted by the values themselves.
  var acceptances: [Acceptance] { rendering.plan?.values.accept.map(\.acceptance) ?? [] }

  var report: Report { Report(findings, accepting: acceptances) }

  /// Proves `chain`, taking into account the guardrails that the values name.
  ///
  /// - Throws: If a guardrail's file cannot be read, or is not where it may be.
  mutating func prove(_ chain: PullChain) throws(FileFailure) {
    let guardrails = try GuardrailFiles(chain.plan.values.guardrails, in: self.guardrails)
    var chain = chain
    chain.guardrails = chain.guardrails.merging(guardrails.documents)
    let proof = Proof(chain)
    add(guardrails.findings + proof.findings)
    texts.merge(guardrails.texts)
    self.proof = proof
  }

  /// Compares what exists with `plan`.
  mutating func compare(_ live: ObservedState, with plan: Plan) {
    let drift = Drift(live, plan: plan)
    add(drift.findings)
    self.drift = drift
  }

  /// Adds the findings of a diagnosis, with its denials explained by the plan, where there is one, and by what exists.
  ///
  /// - Throws: If a guardrail's file cannot be read, or is not where it may be.
  mutating func explain(
    _ diagnosis: Diagnosis, on live: ObservedState
  ) throws(FileFailure) {
    guard let plan else { return add(diagnosis.findings) }
    let guardrails = try GuardrailFiles(plan.values.guardrails, in: self.guardrails)
    add(guardrails.findings)
    texts.merge(guardrails.texts)
    add(
      DenialExplanation(plan, on: live, guardrails: guardrails.documents).findings(diagnosis))
  }

  mutating func add(_ more: [Finding]) { findings += more }
}
