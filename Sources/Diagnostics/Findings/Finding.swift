/// A problem in a user's document: what is wrong, where, and what to do.
///
/// Findings are collected and reported, never thrown. Whatever prevents the tool from running is an `Error` of the part
/// that failed.
public struct Finding: Sendable, Hashable {
  /// The rule's id, such as `values/unknown-key`.
  public var rule: String
  public var severity: Severity
  /// What is wrong: lower case, no full stop, the user's text in backticks.
  public var message: String
  public var location: Location
  /// What to do about it; `nil` where the message already says so.
  public var help: String?

  public init(
    rule: String, severity: Severity = .error, message: String, location: Location,
    help: String? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.location = location
    self.help = help
  }

  /// `file:12:17: error: [rule] message`.
  public var heading: String {
    var text = ""
    if let source = location.source {
      text += VisibleText.line(source)
      if let line = location.line { text += ":\(line)" }
      if let column = location.column { text += ":\(column)" }
      text += ": "
    }
    if location.line == nil, location.path != .root { text += "\(location.path): " }
    return text + "\(severity.rawValue): [\(rule)] \(message)"
  }

  /// The heading, and the help on a line of its own when there is one.
  public var text: String {
    heading + (help.map { "\n  help: \($0)" } ?? "")
  }
}
