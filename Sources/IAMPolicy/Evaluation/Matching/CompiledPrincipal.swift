/// `Principal` or `NotPrincipal`, read once.
struct CompiledPrincipal: Sendable {
  let isNegated: Bool
  let patterns: [PrincipalPattern]

  init(_ element: PrincipalElement) {
    isNegated = element.isNegated
    patterns = element.entries.map(\.pattern)
  }

  private init(_ patterns: [PrincipalPattern]) {
    isNegated = false
    self.patterns = patterns
  }

  static let everyone = CompiledPrincipal([PrincipalPattern(meaning: .everyone)])

  /// How the statement covers the caller; `nil` where it does not.
  func match(_ caller: Caller, effect: PolicyStatement.Effect, hasBoundary: Bool)
    -> PrincipalMatch?
  {
    guard isNegated else {
      return patterns.compactMap { $0.match(caller) }.max()
    }
    let isExempt =
      effect == .deny ? exempts(caller, hasBoundary: hasBoundary) : names(caller)
    return isExempt ? nil : .direct
  }

  /// Whether AWS does not document if a denial of everyone else covers the caller: its role and its account are listed,
  /// and its session is not.
  ///
  /// IAM User Guide, "AWS JSON policy elements: NotPrincipal".
  func isUndocumented(_ caller: Caller, effect: PolicyStatement.Effect, hasBoundary: Bool) -> Bool {
    guard isNegated, effect == .deny, !hasBoundary, caller.sessionARN != nil,
      caller.roleARN != nil
    else { return false }
    return Set(patterns.compactMap { $0.match(caller) }) == [.account, .role]
  }

  private func names(_ caller: Caller) -> Bool {
    patterns.contains { $0.match(caller) != nil }
  }

  /// Whether a denial of everyone else does not apply to the caller: for certain only where each of the names that AWS
  /// may test is listed, its account included, and never where the caller has a boundary.
  ///
  /// IAM User Guide, "AWS JSON policy elements: NotPrincipal".
  private func exempts(_ caller: Caller, hasBoundary: Bool) -> Bool {
    if patterns.contains(where: { $0.meaning == .everyone }) { return true }
    if hasBoundary && caller.account != nil { return false }
    let matches = Set(patterns.compactMap { $0.match(caller) })
    guard caller.account != nil, !caller.isRoot else { return !matches.isEmpty }
    var needed: Set<PrincipalMatch> = [.account]
    if caller.sessionARN != nil { needed.insert(.direct) }
    if caller.roleARN != nil { needed.insert(.role) }
    return matches.isSuperset(of: needed)
  }
}
