/// The requests that can serve an end best, distinguished by which statements match them.
///
/// Decisions are monotone: one more matching statement of those that help the end never harms it, one more of those
/// that hinder it never furthers it. So of two requests, one of which is matched by all the helping statements of the
/// other and by none but its hindering ones, only that one is needed. This keeps the number of requests small where the
/// product of all keys' values is not.
struct ParetoFrontier<Witness> {
  struct Point {
    /// The statements that match, as far as the request is settled.
    var matching: StatementSet
    var witness: Witness
  }

  /// The statements whose match furthers the end; the others hinder it.
  let helping: StatementSet
  let hindering: StatementSet
  private(set) var points: [Point] = []
  private var known: Set<StatementSet> = []

  init(helping: StatementSet, hindering: StatementSet) {
    self.helping = helping
    self.hindering = hindering
  }

  /// Takes the point in, unless another one serves at least as well, and drops those that it outdoes.
  mutating func insert(_ matching: StatementSet, _ witness: @autoclosure () -> Witness) {
    guard known.insert(matching).inserted,
      !points.contains(where: { serves($0.matching, atLeastAsWellAs: matching) })
    else { return }
    points = points.filter { !serves(matching, atLeastAsWellAs: $0.matching) }
    points.append(Point(matching: matching, witness: witness()))
  }

  private func serves(_ a: StatementSet, atLeastAsWellAs b: StatementSet) -> Bool {
    (b & helping).isSubset(of: a) && (a & hindering).isSubset(of: b)
  }
}
