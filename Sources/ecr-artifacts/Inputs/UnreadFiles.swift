import Diagnostics
import ECRAccess

/// Findings about paths that were not read, so that a report does not look complete without them.
enum UnreadFiles {
  static func findings(_ search: FileSearch) -> [Finding] {
    search.failures.map(finding) + search.skipped.map { finding($0, of: SyntaxRules.notAFile) }
  }

  static func finding(_ failure: FileFailure) -> Finding {
    finding(failure, of: SyntaxRules.unreadable)
  }

  private static func finding(_ failure: FileFailure, of rule: RuleInfo) -> Finding {
    rule.finding(Violation(failure.problem, at: Location(source: failure.path)))
  }

  /// What standard error says about a report with paths that could not be read, and that exits 1 for it; `nil`: it has none.
  static func note(_ report: Report) -> String? {
    let paths = report.findings.filter { $0.rule == SyntaxRules.unreadable.id }
      .map { $0.location.source ?? "" }
    guard let first = paths.first else { return nil }
    let more = paths.count > 1 ? " and \(paths.count - 1) more" : ""
    return "\(Program.name): not everything was checked: `\(first)`\(more) could not be read\n"
  }
}
