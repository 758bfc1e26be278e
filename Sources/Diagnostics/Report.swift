/// The findings of one run, in the order a person reads them.
public struct Report: Sendable {
  /// Sorted by source, line, column, path and rule; what was said twice stands once.
  public let findings: [Finding]

  public init(_ findings: [Finding]) {
    var seen: Set<Finding> = []
    self.findings = findings.filter { seen.insert($0).inserted }
      .map { (key: Self.key($0), finding: $0) }
      .sorted { $0.key < $1.key }
      .map(\.finding)
  }

  /// Whether any finding is an error.
  public var hasErrors: Bool { reaches(.error) }

  /// Whether any finding weighs as much as `severity` or more.
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
