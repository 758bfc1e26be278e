import Diagnostics

/// Collects the rows of the proof and the findings of what fails.
struct ProofLog {
  private(set) var rows: [ProofRow] = []
  private(set) var findings: [Finding] = []
  private let step: Int

  init(step: Int) { self.step = step }

  mutating func holds(_ claim: String, _ evidence: ProofRow.Evidence...) {
    add(claim, .holds, evidence)
  }

  mutating func holds(_ claim: String, evidence: [ProofRow.Evidence]) {
    add(claim, .holds, evidence)
  }

  /// - Parameter command: What decides it.
  mutating func assumed(_ claim: String, decidedBy command: String) {
    rows.append(
      ProofRow(step: step, claim: claim, result: .assumed, evidence: [], decidedBy: command))
  }

  /// - Parameter rule: A rule of `ProofRules`.
  mutating func fails(
    _ claim: String, _ rule: RuleInfo, _ violation: Violation,
    evidence: [ProofRow.Evidence] = []
  ) {
    add(claim, .fails, evidence)
    findings.append(rule.finding(violation))
  }

  /// A claim that other rules have shown not to hold.
  mutating func fails(_ claim: String, _ findings: [Finding], evidence: [ProofRow.Evidence]) {
    add(claim, .fails, evidence)
    self.findings += findings
  }

  /// A claim that holds unless there is something to complain about.
  mutating func claim(
    _ claim: String, _ rule: RuleInfo, evidence: [ProofRow.Evidence] = [],
    unless violation: Violation?
  ) {
    guard let violation else { return holds(claim, evidence: evidence) }
    fails(claim, rule, violation, evidence: evidence)
  }

  /// A claim that holds although somebody should know about what it does not cover.
  mutating func holds(
    _ claim: String, _ rule: RuleInfo, evidence: [ProofRow.Evidence],
    but violation: Violation?
  ) {
    add(claim, .holds, evidence)
    if let violation { findings.append(rule.finding(violation)) }
  }

  private mutating func add(
    _ claim: String, _ result: ProofRow.Result, _ evidence: [ProofRow.Evidence]
  ) {
    rows.append(
      ProofRow(step: step, claim: claim, result: result, evidence: evidence, decidedBy: nil))
  }
}
