import Diagnostics
import Documents
import IAMPolicy
import PullDiagnosis

/// What the documents say to one denied request of the plan: which of them denies it, and the smallest change that mends it.
struct DenialVerdict {
  private(set) var rule = DenialRules.unexplained
  private(set) var message = ""
  private(set) var help: String?

  private let denial: AccessDenial
  private let request: PullRequest
  private let repository: String?
  private let chain: PullChain
  /// The types of policy of which it was read what exists.
  private let seen: Set<AccessDenial.PolicyType>

  init(
    _ denial: AccessDenial, _ request: PullRequest, repository: String?, planned: PullChain,
    observed: PullChain?, isSeen seen: Set<AccessDenial.PolicyType>
  ) {
    (self.denial, self.request, self.repository) = (denial, request, repository)
    (chain, self.seen) = (planned, seen)
    let planned = PolicyAnswer.all(planned, request, repository: repository)
    let existing = observed.map { PolicyAnswer.all($0, request, repository: repository) } ?? []
    // Of what was not read, the plan's document is all that is known
    let current =
      existing.filter { seen.contains($0.type) } + planned.filter { !seen.contains($0.type) }
    let denying = current.filter { $0.unreadable == nil && $0.result.isNo }
    let open = current.first { $0.unreadable != nil || !$0.result.isNo && !$0.result.isYes }
    if let answer = denying.first(where: \.result.isExplicitDenial) {
      explain(denyingStatement: answer)
    } else if let answer = blamed(among: denying) {
      let isPlanned = planned.first { $0.type == answer.type }?.result.isYes ?? false
      if seen.contains(answer.type), isPlanned {
        explain(notApplied: answer.type, answer)
      } else {
        explain(notGranted: answer)
      }
    } else if let type = lackingTextually(planned) {
      explain(notApplied: type, nil)
    } else if let open {
      explain(open: open)
    } else {
      explainNothing(current)
    }
  }

  /// Of several that deny, the one that the text blames.
  private func blamed(among denying: [PolicyAnswer]) -> PolicyAnswer? {
    denying.first { $0.type == denial.type } ?? denying.first
  }

  /// The type of policy that AWS says does not allow what the planned one allows, where nobody has read what exists.
  private func lackingTextually(_ planned: [PolicyAnswer]) -> AccessDenial.PolicyType? {
    guard let type = denial.type, !denial.isExplicit, !seen.contains(type),
      [.identity, .resource, .trust].contains(type),
      let answer = planned.first(where: { $0.type == type }), answer.result.isYes
    else { return nil }
    return type
  }

  private var what: String {
    "`\(request.title)`" + (denial.principal == nil ? " (if it was the sync's call)" : "")
  }

  private mutating func explain(denyingStatement answer: PolicyAnswer) {
    rule = DenialRules.byStatement
    let name = answer.result.location.flatMap(Self.place) ?? answer.documents
    message = "\(answer.result.statement) of the \(answer.type.rawValue) `\(name)` denies \(what)"
    help = "except `\(chain.plan.roleARN)` from it, or have its owner do so: no allow outweighs it"
  }

  private static func place(_ location: Location) -> String? {
    location.source.map { source in
      location.line.map { "\(source):\($0)" } ?? source
    }
  }

  /// - Parameter answer: What exists; `nil` where nobody has read it.
  private mutating func explain(notApplied type: AccessDenial.PolicyType, _ answer: PolicyAnswer?) {
    rule = DenialRules.notApplied
    let values = chain.plan.values
    let isMissing = answer?.documents.isEmpty ?? false
    let now = answer.map(lacking) ?? "does not, as the text says"
    switch type {
    case .resource:
      message =
        "the planned policy of the repository `\(repository ?? "")` allows \(what); the policy as it is \(now)"
      help =
        "run the playbook with `cf_deployment_registry_profile`, or have the registry's account add "
        + "the statement of `ecr-repository-policy.json` to the repository's policy"
    case .trust:
      message =
        "the planned trust policy allows \(what); the role "
        + (isMissing ? "does not exist" : "has one that \(now)")
      help = "run the playbook: it writes the role `\(values.iam.roleName)` and its trust policy"
    default:
      message =
        "the planned permissions policy allows \(what); "
        + (isMissing ? "the role has no policy" : "what the role has \(now)")
      help = "run the playbook: it writes the policy `\(values.iam.policyName)` and attaches it"
    }
  }

  /// Why what exists does not allow the request.
  private func lacking(_ answer: PolicyAnswer) -> String {
    answer.result.nearestStatement.map { "does not: \($0)" } ?? "has no statement that allows it"
  }

  private mutating func explain(notGranted answer: PolicyAnswer) {
    rule = DenialRules.notGranted
    let patterns = chain.plan.values.registry.repositories
    if answer.type == .identity || answer.type == .resource, let repository,
      !patterns.contains(where: { Glob($0.text).matches(repository) })
    {
      let shown = patterns.prefix(5).map { "`\($0)`" }.joined(separator: ", ")
      let granted = patterns.count > 5 ? "\(shown) and \(patterns.count - 5) more" : shown
      message = "the plan's policies grant \(granted) alone, and the repository is `\(repository)`"
      help = "add `\(repository)` to `ecr.registry.repositories` and run the playbook"
      return
    }
    let names = answer.documents.isEmpty ? "" : " `\(answer.documents)`"
    message = "the \(answer.type.rawValue)\(names) does not allow \(what)\(answer.result.reason)"
    help =
      switch answer.type {
      case .boundary:
        "allow it in the boundary, or set `ecr.iam.permissions_boundary` to one that allows the pull"
      case .serviceControl: "ask the organization's administrators to allow it at every level"
      case .endpoint: "allow it in the policy of the VPC endpoint"
      default: "allow it there: `\(request.action)` on the resource that the denial names"
      }
  }

  private mutating func explain(open answer: PolicyAnswer) {
    rule = DenialRules.undecided
    let why = answer.unreadable.map { ": it could not be read, \($0)" } ?? answer.result.reason
    message =
      "whether the \(answer.type.rawValue) `\(answer.documents)` allows \(what) is not decided\(why)"
    if answer.unreadable == nil, denial.sourceAddress == nil {
      help = "the record of the call in AWS CloudTrail tells address and endpoint: diagnose that"
    }
  }

  private mutating func explainNothing(_ current: [PolicyAnswer]) {
    let types = Set(current.map(\.type))
    var unseen = types.intersection([.identity, .trust]).subtracting(seen)
      .map { $0 == .trust ? "the role's trust policy as it is" : "the role's policies as they are" }
    if repository != nil, !seen.contains(.resource) {
      unseen.append("the repository's policy as it is")
    }
    if repository != nil, case .unseen = chain.guardrails.registryPolicy {
      unseen.append("the registry's policy")
    }
    if let arn = chain.boundaryARN, chain.guardrails.permissionsBoundary == nil {
      unseen.append("the permissions boundary `\(arn)`")
    }
    // A token is nobody's in an organization: no service control policy has a say
    unseen += chain.guardrails.unseenKinds.filter {
      $0 != AccessDenial.PolicyType.serviceControl.rawValue || !types.contains(.trust)
    }.map { "a \($0)" }
    message =
      "every document that was seen allows \(what): it was denied before they were applied, or by what was not seen"
    if !unseen.isEmpty { message += " (\(unseen.joined(separator: ", ")))" }
    if let type = denial.type {
      message +=
        types.contains(type)
        ? "; the text blames a \(type.rawValue): another one than was seen, or an older version of it"
        : "; the text blames a \(type.rawValue), and none was seen"
    }
    help =
      "if it happens again, add the policies above the plan under `ecr.guardrails`, and what exists in the module's `live`"
  }
}
