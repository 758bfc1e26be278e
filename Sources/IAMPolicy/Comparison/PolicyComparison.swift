import Documents

/// Whether two policies grant the same.
///
/// Sound, not complete: `same` holds for every caller, action, resource and condition context, beside whatever other
/// policies, since both then allow the same and deny the same explicitly. How it is written makes no difference: order, one
/// value or a list of it, an account's id or its root's ARN, the case of action names and condition keys, entries that a
/// wildcard covers, `Sid`, `Id`, and `Version` where there are no policy variables. What AWS does not define, several
/// values of a condition key without `ForAllValues` or `ForAnyValue`, is not considered; nor is anything that is not a request,
/// such as an action that supports no resource level on a resource.
public struct PolicyComparison: Sendable {
  public let result: Result

  public enum Result: Sendable {
    /// Shown to be the same.
    case same
    /// A request for each way in which they differ: what the first grants and the second does not, and the other way round.
    case different([PolicyDifference])
    /// Neither was shown, for this reason.
    case notShown(String)
  }

  public init(_ a: Policy, _ b: Policy) { self.init(a, b, budget: SearchBudget()) }

  init(_ a: Policy, _ b: Policy, budget: SearchBudget) {
    guard a.kind == b.kind else {
      result = .notShown("the one is of kind `\(a.kind.rawValue)`, the other `\(b.kind.rawValue)`")
      return
    }
    let (first, second) = (ComparedPolicy(a), ComparedPolicy(b))
    result =
      first.content == second.content
      ? .same : Comparing(first, second, kind: a.kind, budget: budget).result
  }

  /// Whether they are shown to grant the same.
  public var isEqual: Bool { if case .same = result { true } else { false } }

  /// The result in words: a line, or one for each difference.
  public var text: String {
    switch result {
    case .same: "the policies grant the same"
    case .different(let differences): differences.map(\.text).joined(separator: "\n")
    case .notShown(let why): "not shown equal: \(why)"
    }
  }
}

/// The comparison of two policies that are written differently.
private struct Comparing {
  let first: ComparedPolicy
  let second: ComparedPolicy
  let isResourcePolicy: Bool
  private let search: ComparisonSearch

  /// How many callers are held against how many principals, and how many groups of callers are looked at.
  private static let limits = (principals: 200_000, tasks: 60)

  init(
    _ first: ComparedPolicy, _ second: ComparedPolicy, kind: PolicyKind, budget: SearchBudget
  ) {
    self.first = first
    self.second = second
    isResourcePolicy = kind != .identity
    // A resource policy has no say in what is asked on no resource.
    search = ComparisonSearch(
      first, second,
      excludedActions: isResourcePolicy ? WildcardOnlyActions.known.sorted() : [], budget: budget)
  }

  var result: PolicyComparison.Result {
    guard let tasks else {
      return .notShown("there are too many principals to distinguish")
    }
    var differences: [PolicyDifference?] = [nil, nil, nil, nil]
    var shortfall = tasks.count > Self.limits.tasks ? "there are too many kinds of callers" : nil
    for task in tasks.prefix(Self.limits.tasks) {
      for (index, outcome) in search.outcomes(of: task).enumerated() {
        switch outcome {
        case .none: break
        case .notShown(let why): shortfall = shortfall ?? why
        case .found(let request):
          guard differences[index] == nil else { break }
          differences[index] = ExampleRequest(first, second, task, request).difference
          if differences[index] == nil {
            shortfall = "they differ for requests only that seem impossible"
          }
        }
      }
    }
    let found = Array(differences.compactMap(\.self).prefix(2))
    if !found.isEmpty { return .different(found) }
    return shortfall.map { .notShown($0) } ?? .same
  }

  /// The groups of callers that the policies' statements distinguish; `nil` where there are too many.
  private var tasks: [ComparisonTask]? {
    let meanings = first.principalMeanings.union(second.principalMeanings)
    guard meanings.count <= 1000 else { return nil }
    let profiles = CallerProfiles(naming: meanings).all
    let patterns = (first.statements + second.statements).reduce(1) {
      $0 + ($1.principal?.patterns.count ?? 1)
    }
    guard profiles.count * patterns <= Self.limits.principals else { return nil }
    var seen: Set<[ComparedSide]> = []
    var tasks: [ComparisonTask] = []
    for reach in isResourcePolicy ? PrincipalMatch.allCases : [.account] {
      for (profile, hasBoundary) in profiles.map({ ($0, false) }) + profiles.map({ ($0, true) }) {
        let caller = profile.caller
        if hasBoundary, caller.account == nil { continue }
        let a = first.side(for: caller, hasBoundary: hasBoundary, reach: reach)
        let b = second.side(for: caller, hasBoundary: hasBoundary, reach: reach)
        guard seen.insert([a, b]).inserted else { continue }
        tasks.append(ComparisonTask(a: a, b: b, profile: profile, hasBoundary: hasBoundary))
      }
    }
    return tasks
  }
}
