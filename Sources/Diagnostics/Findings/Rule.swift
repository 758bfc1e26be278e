/// One thing that is demanded of a kind of document, with all that a person wants to know about it.
///
/// A rule is a file of its own and a line in its library's catalogue. `check` returns places and messages only; the
/// severity is data, so that whoever reports may weigh it differently.
public struct Rule<Subject: Sendable>: Sendable {
  public let info: RuleInfo
  /// The places where the subject breaks the rule; empty: it follows it.
  public let check: @Sendable (Subject) -> [Violation]

  public init(_ info: RuleInfo, check: @escaping @Sendable (Subject) -> [Violation]) {
    self.info = info
    self.check = check
  }

  /// What the rule says about `subject`, under the rule's own id and severity.
  public func findings(_ subject: Subject) -> [Finding] {
    check(subject).map { info.finding($0) }
  }
}

/// What a rule says about itself: in `ecr-artifacts rules ID`, in the generated documentation, in SARIF.
public struct RuleInfo: Sendable {
  /// Such as `iam/missing-effect`; never used again for another rule.
  public let id: String
  public let severity: Severity
  /// One line, lower case, no full stop: what is wrong when the rule speaks.
  public let summary: String
  /// Why it matters, in a sentence or two.
  public let why: String
  /// The URL of the page that the rule follows.
  public let source: String
  /// The checks of AWS's own policy validation that the rule stands for, as AWS names them: `Error - Missing effect`.
  public let awsChecks: [String]
  /// A document that follows the rule.
  public let passing: String
  /// A document that breaks it, with `RuleInfo.mark` right before each place that the rule names.
  public let failing: String

  /// Stands in a failing example before the place of a violation, and is taken out before the example is read.
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

/// A place where a rule is broken, and in which way.
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
