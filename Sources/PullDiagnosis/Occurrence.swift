import Diagnostics

/// Where a failure first occurred in a text, how often, and whether a later line says that it is over.
struct Occurrence {
  let location: Location
  let excerpt: String
  private(set) var count: Int
  /// What failed and has not succeeded since, as far as the text names it.
  private var failing: Set<String>
  /// Whether it occurred in a message that does not name what failed.
  private var isUnnamed: Bool
  private var recovery: Location?

  init(_ location: Location, excerpt: String, count: Int, subject: String?) {
    self.location = location
    self.excerpt = excerpt
    self.count = count
    failing = subject.map { [$0] } ?? []
    isUnnamed = subject == nil
  }

  mutating func repeated(_ times: Int, subject: String?) {
    count += times
    if let subject { failing.insert(subject) } else { isUnnamed = true }
  }

  /// Takes note that `subject` has succeeded, which the message at `location` says.
  mutating func succeeded(_ subject: String, at location: Location) {
    if failing.remove(subject) != nil { recovery = location }
  }

  /// Where the text says that all that failed has succeeded since; `nil` where something still fails.
  var recoveredAt: Location? { isUnnamed || !failing.isEmpty ? nil : recovery }

  /// The finding of this cause.
  func finding(_ cause: Cause) -> Finding {
    let often = count > 1 ? " (\(count) times)" : ""
    let message = "\(cause.wrong)\(often): `\(excerpt)`"
    guard let recoveredAt else {
      return Finding(
        rule: cause.id, severity: cause.severity, message: message, location: location,
        help: cause.remedy)
    }
    let line = recoveredAt.line.map { "line \($0)" } ?? "a later message"
    return Finding(
      rule: cause.id, severity: .note, message: "\(message); \(line) reports success since",
      location: location, help: "nothing, unless it comes back; then: \(cause.remedy)")
  }
}
