/// The findings of a run, in reading order.
public struct Report: Sendable {
  /// A finding that somebody has accepted, and why.
  public struct Accepted: Sendable {
    public let finding: Finding
    public let why: String
  }

  /// Sorted by source, line, column, path and rule, without duplicates and without accepted ones.
  public let findings: [Finding]
  /// The accepted findings, in the same order.
  public let accepted: [Accepted]

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
        accepted.append(Accepted(finding: finding, why: acceptance.why))
      } else {
        remaining.append(finding)
      }
    }
    self.findings = remaining
    self.accepted = accepted
  }

  /// What several reports say together: a finding that one of them accepts is accepted there alone.
  public init(combining reports: [Report]) {
    findings = Report(reports.flatMap(\.findings)).findings
    accepted = reports.flatMap(\.accepted)
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
      (severity, findings.count { $0.severity == severity })
    }
  }

  private static func key(_ finding: Finding) -> (String, Int, Int, String, String) {
    let at = finding.location
    return (at.source ?? "", at.line ?? 0, at.column ?? 0, at.path.description, finding.rule)
  }
}
