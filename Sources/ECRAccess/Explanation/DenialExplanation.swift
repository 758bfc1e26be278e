import Diagnostics
import Documents
import IAMPolicy
import PullDiagnosis

/// Explains denials by the documents of a plan and by what exists: the evaluator answers the denied request again.
///
/// A denial names one type of policy at most; the documents show which of them has to change.
public struct DenialExplanation {
  private let plan: Plan
  private let planned: PullChain
  /// The chain of what exists; `nil` where nothing of it was seen.
  private let observed: PullChain?
  private let live: ObservedState

  /// - Parameters:
  ///   - live: What exists, as far as it was read.
  ///   - guardrails: The policies above the plan, as far as they are known.
  public init(_ plan: Plan, on live: ObservedState, guardrails: GuardrailDocuments) {
    self.plan = plan
    self.live = live
    var planned = PullChain(planned: plan, on: live)
    planned.guardrails = planned.guardrails.merging(guardrails)
    // Whether the plan's own statement allows it: the rest of a repository's policy can only deny, which what exists shows
    planned.repositories = PullChain(rendered: plan).repositories
    var observed = PullChain(standing: live, plan: plan)
    observed.guardrails = observed.guardrails.merging(guardrails)
    self.planned = planned
    let keys: [ObservedState.Key] = [
      .role, .attachedPolicies, .inlinePolicies, .repositoryPolicies,
    ]
    self.observed = keys.contains(where: live.has) ? observed : nil
  }

  /// The findings of a diagnosis with an explanation of each denial; where it is explained, the general remedy gives way.
  public func findings(_ diagnosis: Diagnosis) -> [Finding] {
    var seen: Set<[String?]> = []
    let pairs = diagnosis.denials.compactMap { denial in explain(denial).map { (denial, $0) } }
    let explanations = pairs.filter { denial, finding in
      seen.insert([finding.rule, finding.help, denial.resource, denial.caller]).inserted
    }
    let open = Set(pairs.filter { $0.1.severity == .note }.compactMap(\.0.cause))
    let findings = diagnosis.findings.map { finding in
      var finding = finding
      if let (_, explanation) = pairs.first(where: { $0.0.cause == finding.rule }),
        !open.contains(finding.rule)
      {
        finding.help = "see `\(explanation.rule)`: the documents tell what to do"
      }
      return finding
    }
    return findings + explanations.map(\.1)
  }

  /// `nil` for a denial that does not name who asked.
  func explain(_ denial: AccessDenial) -> Finding? {
    let (rule, message, help): (RuleInfo, String, String?)
    switch DeniedRequest(denial, of: plan) {
    case nil: return nil
    case .ofAnother(let who):
      (rule, message) = (DenialRules.ofAnother, "`\(denial.action)` was denied to \(who)")
      help =
        "the plan's documents have no say in it: change what that principal may do, or let the pod get the plan's role"
    case .beyond(let what, let remedy):
      (rule, message, help) = (DenialRules.beyondPlan, what, remedy)
    case .incomplete(let what):
      (rule, message, help) = (
        DenialRules.undecided, "`\(denial.action)` cannot be decided: \(what)", nil
      )
    case .planned(let request, let repository):
      let verdict = DenialVerdict(
        denial, request, repository: repository, planned: planned,
        observed: observed, isSeen: isSeen(repository))
      (rule, message, help) = (verdict.rule, verdict.message, verdict.help)
    }
    return rule.finding(Violation(message, at: denial.location, help: help))
  }

  /// The types of policy of which it was read what exists.
  private func isSeen(_ repository: String?) -> Set<AccessDenial.PolicyType> {
    var types: Set<AccessDenial.PolicyType> = []
    if live.has(.role) { types.insert(.trust) }
    if live.has(.attachedPolicies), live.has(.inlinePolicies) { types.insert(.identity) }
    if (live.repositoryPolicies ?? []).contains(where: { $0.name == repository }) {
      types.insert(.resource)
    }
    return types
  }
}
