/// A requirement on a kind of document, with its documentation.
///
/// A rule is one declaration, in the file of its topic, and a line in its library's catalogue. `check` returns locations and
/// messages; the severity is data.
public struct Rule<Subject: Sendable>: Sendable {
  public let info: RuleInfo
  /// The places where the subject violates the rule; empty where it complies.
  public let check: @Sendable (Subject) -> [Violation]

  public init(_ info: RuleInfo, check: @escaping @Sendable (Subject) -> [Violation]) {
    self.info = info
    self.check = check
  }

  /// The violations as findings, with the rule's ID and severity.
  public func findings(_ subject: Subject) -> [Finding] {
    check(subject).map { info.finding($0) }
  }
}

/// A rule's documentation, for `ecr-artifacts rules ID`, the generated pages and SARIF.
public struct RuleInfo: Sendable {
  /// Such as `iam/missing-effect`; never used again for another rule.
  public let id: String
  public let severity: Severity
  /// What is wrong where the rule is violated: one line, lower case, no full stop.
  public let summary: String
  /// Why it matters, in a sentence or two.
  public let why: String
  /// The URL of the page that the rule implements.
  public let source: String
  /// The checks of AWS's policy validation that the rule implements, by AWS's names: `Error - Missing effect`.
  public let awsChecks: [String]
  /// A document that complies with the rule.
  public let passing: String
  /// A document that violates the rule, with `RuleInfo.mark` right before each place that a finding names.
  public let failing: String

  /// Marks the place of a violation in a failing example; it is removed before the example is read.
  public static let mark: Character = "▸"

  public init(
    _ id: String, _ severity: Severity, summary: String, why: String, source: String,
    awsChecks: [String] = [], passing: String, failing: String
  ) {
    self.id = id
    self.severity = severity
    self.summary = summary
    self.why = why
    self.source = source
    self.awsChecks = awsChecks
    self.passing = passing
    self.failing = failing
  }

  public func finding(_ violation: Violation) -> Finding {
    Finding(
      rule: id, severity: severity, message: violation.message, location: violation.location,
      help: violation.help)
  }
}

/// A place where a rule is violated, and how.
public struct Violation: Sendable, Hashable {
  /// What is wrong: lower case, no full stop, the user's text in backticks.
  public let message: String
  public let location: Location
  /// What to do about it.
  public let help: String?

  public init(_ message: String, at location: Location, help: String? = nil) {
    self.message = message
    self.location = location
    self.help = help
  }
}
