/// `Principal` or `NotPrincipal`, read once.
struct CompiledPrincipal: Sendable {
  let isNegated: Bool
  let patterns: [PrincipalPattern]

  init(_ element: PrincipalElement) {
    isNegated = element.isNegated
    patterns = element.entries.map(PrincipalPattern.init)
  }

  private init(_ patterns: [PrincipalPattern]) {
    isNegated = false
    self.patterns = patterns
  }

  static let everyone = CompiledPrincipal([PrincipalPattern(meaning: .everyone)])

  /// How the statement covers the caller; `nil` where it does not.
  func grant(to caller: Caller, effect: PolicyStatement.Effect, hasBoundary: Bool)
    -> PrincipalMatch?
  {
    guard isNegated else {
      return patterns.compactMap { $0.grant(to: caller) }.max()
    }
    let isSpared =
      effect == .deny ? spares(caller, hasBoundary: hasBoundary) : names(caller)
    return isSpared ? nil : .direct
  }

  private func names(_ caller: Caller) -> Bool {
    patterns.contains { $0.grant(to: caller) != nil }
  }

  /// Whether a denial of everyone else passes the caller by: for certain only where each of the names that AWS may
  /// test is listed, its account included, and never where the caller has a boundary.
  ///
  /// IAM User Guide, "AWS JSON policy elements: NotPrincipal".
  private func spares(_ caller: Caller, hasBoundary: Bool) -> Bool {
    if patterns.contains(where: { $0.meaning == .everyone }) { return true }
    if hasBoundary && caller.account != nil { return false }
    let grants = Set(patterns.compactMap { $0.grant(to: caller) })
    guard caller.account != nil, !caller.isRoot else { return !grants.isEmpty }
    var needed: Set<PrincipalMatch> = [.account]
    if caller.sessionARN != nil { needed.insert(.direct) }
    if caller.roleARN != nil { needed.insert(.role) }
    return grants.isSuperset(of: needed)
  }
}

extension PrincipalMatch: Comparable {
  /// A grant that reaches further is greater.
  static func < (a: PrincipalMatch, b: PrincipalMatch) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .account: 0
    case .role: 1
    case .direct: 2
    }
  }
}
