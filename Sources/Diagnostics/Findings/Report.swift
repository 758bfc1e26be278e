/// The findings of a run, in reading order.
public struct Report: Sendable {
  /// A finding that somebody has accepted, and why.
  public struct Accepted: Sendable {
    public let finding: Finding
    public let why: String
  }

  /// How many findings of a source are listed; of more, the most severe ones.
  public static let mostOfSource = 1_000

  /// Sorted by source, line, column, path and rule, without duplicates and without accepted ones. Their texts hold no
  /// credential and can be shown as they are.
  public let findings: [Finding]
  /// The accepted findings, in the same order.
  public let accepted: [Accepted]
  /// How many findings of a source are not listed, in the order of the sources.
  public let omitted: [(source: String, count: Int)]
  private let totals: [Severity: Int]

  /// - Parameter acceptances: What a person has reviewed and accepts; such findings are listed and have no severity.
  public init(_ findings: [Finding], accepting acceptances: [Acceptance] = []) {
    var seen: Set<Finding> = []
    let sorted = findings.filter { seen.insert($0).inserted }
      .map { (key: Self.key($0), finding: $0) }
      .sorted { $0.key < $1.key }
      .map(\.finding)
    var remaining: [Finding] = []
    var accepted: [Accepted] = []
    for finding in sorted {
      if let acceptance = acceptances.first(where: { $0.covers(finding) }) {
        accepted.append(Accepted(finding: finding.shown, why: acceptance.why))
      } else {
        remaining.append(finding)
      }
    }
    totals = Dictionary(grouping: remaining, by: \.severity).mapValues(\.count)
    (self.findings, omitted) = Self.listed(remaining)
    self.accepted = accepted
  }

  /// What several reports say together: a finding that one of them accepts is accepted there alone.
  public init(combining reports: [Report]) {
    let whole = Report(reports.flatMap(\.findings))
    findings = whole.findings
    accepted = reports.flatMap(\.accepted)
    omitted = reports.flatMap(\.omitted) + whole.omitted
    totals =
      omitted.isEmpty
      ? whole.totals : reports.reduce(into: [:]) { $0.merge($1.totals, uniquingKeysWith: +) }
  }

  /// The findings to list, in their order.
  private static func listed(
    _ findings: [Finding]
  ) -> (listed: [Finding], omitted: [(source: String, count: Int)]) {
    var omitted: [(source: String, count: Int)] = []
    var listed: [Finding] = []
    var rest = findings[...]
    while let first = rest.first {
      let source = first.location.source
      let group = rest.prefix { $0.location.source == source }
      rest = rest.dropFirst(group.count)
      guard group.count > mostOfSource else {
        listed += group.map(\.shown)
        continue
      }
      let severe = group.indices.sorted { (group[$1].severity, $0) < (group[$0].severity, $1) }
      let kept = severe.prefix(mostOfSource).sorted()
      listed += kept.map { group[$0].shown }
      omitted.append((source ?? "", group.count - kept.count))
    }
    return (listed, omitted)
  }

  /// Whether any finding is an error.
  public var hasErrors: Bool { reaches(.error) }

  /// Whether any finding has at least `severity`.
  public func reaches(_ severity: Severity) -> Bool {
    findings.contains { $0.severity >= severity }
  }

  /// The number of findings of each severity, zero included.
  public var counts: [(severity: Severity, count: Int)] {
    Severity.allCases.reversed().map { severity in
      (severity, totals[severity] ?? 0)
    }
  }

  private static func key(_ finding: Finding) -> (String, Int, Int, String, String) {
    let at = finding.location
    return (at.source ?? "", at.line ?? 0, at.column ?? 0, at.path.description, finding.rule)
  }
}
