import Diagnostics

/// Where a failure first occurred in a text, how often, and whether a later line says that it is over.
struct Occurrence {
  let quotation: Quotation
  private(set) var count: Int
  /// What failed and has not succeeded since, as far as the text names it, and when it last failed.
  private var failing: [String: Moment] = [:]
  /// Whether it occurred in a message that does not name what failed.
  private var isUnnamed = false
  private var recovery: Location?

  /// Whether more things than so many have succeeded since is not known.
  private static let mostNames = 1000
  private static let longestName = 1024

  init(_ quotation: Quotation, count: Int, subject: String?, time: Moment) {
    self.quotation = quotation
    self.count = count
    add(subject, time)
  }

  mutating func repeated(_ times: Int, subject: String?, time: Moment) {
    count += times
    add(subject, time)
  }

  private mutating func add(_ subject: String?, _ time: Moment) {
    guard let subject, subject.utf8.count <= Self.longestName,
      failing[subject] != nil || failing.count < Self.mostNames
    else {
      isUnnamed = true
      return
    }
    failing[subject] = failing[subject].map { $0.latest(time) } ?? time
  }

  /// Takes note that `subject` has succeeded, which the message at `location` says.
  mutating func succeeded(_ subject: String, at location: Location, time: Moment) {
    guard let failed = failing[subject], time.isAfter(failed) else { return }
    failing[subject] = nil
    recovery = location
  }

  /// Where the text says that all that failed has succeeded since; `nil` where something still fails.
  var recoveredAt: Location? { isUnnamed || !failing.isEmpty ? nil : recovery }

  /// The finding of this cause.
  func finding(_ cause: Cause) -> Finding {
    let often = count > 1 ? " (\(count) times)" : ""
    let context = quotation.context.map { ", \($0)" } ?? ""
    let message = "\(cause.wrong)\(often): `\(quotation.excerpt)`\(context)"
    guard let recoveredAt else {
      return Finding(
        rule: cause.id, severity: cause.severity, message: message, location: quotation.location,
        help: cause.remedy)
    }
    let line = recoveredAt.line.map { "line \($0)" } ?? "a later message"
    return Finding(
      rule: cause.id, severity: .note, message: "\(message); \(line) reports success since",
      location: quotation.location, help: "nothing, unless it comes back; then: \(cause.remedy)")
  }
}
