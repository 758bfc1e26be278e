/// How much a finding weighs.
///
/// AWS's policy validation knows errors, security warnings, warnings and suggestions; here a security warning is a
/// `warning` and a suggestion is a `note`.
public enum Severity: String, CaseIterable, Sendable, Comparable {
  case note
  case warning
  case error

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }

  public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
}
