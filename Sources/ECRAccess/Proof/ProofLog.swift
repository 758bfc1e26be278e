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

  /// - Parameters:
  ///   - reason: Why it is not known, where there is more to it than that nobody looked.
  ///   - command: What decides it.
  mutating func assumed(
    _ claim: String, because reason: String? = nil, decidedBy command: String,
    evidence: [ProofRow.Evidence] = []
  ) {
    rows.append(
      ProofRow(
        step: step, claim: claim, result: .assumed, evidence: evidence, reason: reason,
        decidedBy: command))
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

  /// A claim that holds unless there is a violation.
  mutating func claim(
    _ claim: String, _ rule: RuleInfo, evidence: [ProofRow.Evidence] = [],
    unless violation: Violation?
  ) {
    guard let violation else { return holds(claim, evidence: evidence) }
    fails(claim, rule, violation, evidence: evidence)
  }

  /// A claim that holds, with a finding about what it does not cover.
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
      ProofRow(
        step: step, claim: claim, result: result, evidence: evidence, reason: nil, decidedBy: nil))
  }
}

/// A claim that one kind of policy lets a number of requests through.
struct PermissionClaim {
  let text: String
  let rule: RuleInfo
  /// The documents that were asked, as evidence names them.
  let documents: String
  /// Why one of the documents could not be read.
  var unreadable: String?
  /// What decides what hangs on keys that were not seen.
  let command: String
  /// What to say of the first request that is denied.
  let violation: (PullRequest, PermissionResult) -> Violation
}

extension ProofLog {
  /// Fails where a request is denied, is assumed where one depends on what was not seen, and holds otherwise.
  mutating func decide(
    _ claim: PermissionClaim, _ requests: [PullRequest],
    _ answer: (PullRequest) -> PermissionResult
  ) {
    let answers = requests.map { ($0, answer($0)) }
    let evidence = answers.map { request, answer in
      ProofRow.Evidence(request.title, answer.word, claim.documents, answer.statement)
    }
    if let why = claim.unreadable {
      return assumed(claim.text, because: why, decidedBy: claim.command, evidence: evidence)
    }
    if let (request, answer) = answers.first(where: { $0.1.isNo }) {
      return fails(claim.text, claim.rule, claim.violation(request, answer), evidence: evidence)
    }
    guard let (request, answer) = answers.first(where: { !$0.1.isYes }) else {
      return holds(claim.text, evidence: evidence)
    }
    assumed(
      claim.text, because: "\(request.title)\(answer.reason)", decidedBy: claim.command,
      evidence: evidence)
  }
}
