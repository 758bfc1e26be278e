import Diagnostics

/// The syntax of a CronJob's schedule.
///
/// Kubernetes documentation, "CronJob", Schedule syntax; github.com/robfig/cron, `ParseStandard`.
enum CronSchedule {
  private struct Field {
    let name: String
    let bounds: ClosedRange<Int>
    var names: [String] = []
  }

  private static let fields = [
    Field(name: "minute", bounds: 0...59), Field(name: "hour", bounds: 0...23),
    Field(name: "day of month", bounds: 1...31),
    Field(
      name: "month", bounds: 1...12,
      names: [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
      ]),
    Field(
      name: "day of week", bounds: 0...6, names: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]),
  ]

  private static let descriptors: Set<String> = [
    "@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly",
  ]

  /// What is wrong with it, as the end of a sentence; `nil` for a valid schedule.
  static func problem(_ text: String) -> String? {
    if text.isEmpty { return "is empty" }
    var schedule = Substring(text)
    if text.hasPrefix("TZ=") || text.hasPrefix("CRON_TZ=") {
      schedule = text.drop { $0 != " " }.drop { $0 == " " }
    }
    if schedule.hasPrefix("@every ") {
      return isDuration(schedule.dropFirst("@every ".count))
        ? nil : "has an invalid duration after `@every`"
    }
    if schedule.hasPrefix("@") {
      return descriptors.contains(String(schedule)) ? nil : "is not a predefined schedule"
    }
    let words = schedule.split(whereSeparator: \.isWhitespace)
    guard words.count == fields.count else { return "has \(words.count) fields, not 5" }
    for (word, field) in zip(words, fields) where !isValid(word, field) {
      return "has an invalid \(field.name), `\(word)`"
    }
    return nil
  }

  private static func isValid(_ word: Substring, _ field: Field) -> Bool {
    word.split(separator: ",", omittingEmptySubsequences: true).allSatisfy { isRange($0, field) }
  }

  private static func isRange(_ text: Substring, _ field: Field) -> Bool {
    let steps = text.split(separator: "/", omittingEmptySubsequences: false)
    guard steps.count <= 2, steps.count == 1 || Int(steps[1]).map({ $0 > 0 }) == true,
      steps.count == 1 || ASCIISet.digits.covers(steps[1])
    else { return false }
    if steps[0] == "*" || steps[0] == "?" { return true }
    let ends = steps[0].split(separator: "-", omittingEmptySubsequences: false)
    let numbers = ends.compactMap { number($0, field) }
    guard (1...2).contains(ends.count), numbers.count == ends.count else { return false }
    return numbers.allSatisfy(field.bounds.contains) && numbers[0] <= numbers[numbers.count - 1]
  }

  private static func number(_ text: Substring, _ field: Field) -> Int? {
    if let place = field.names.firstIndex(of: text.lowercased()) {
      return place + field.bounds.lowerBound
    }
    return ASCIISet.digits.covers(text) ? Int(text) : nil
  }

  /// A duration as Go writes it: `1h30m`.
  private static func isDuration(_ text: Substring) -> Bool {
    var rest = text
    guard !rest.isEmpty else { return false }
    while !rest.isEmpty {
      let number = rest.prefix { $0 == "." || ("0"..."9").contains($0) }
      rest = rest[number.endIndex...]
      let unit = rest.prefix { $0 != "." && !("0"..."9").contains($0) }
      rest = rest[unit.endIndex...]
      guard Double(number) != nil, ["ns", "us", "µs", "ms", "s", "m", "h"].contains(unit) else {
        return false
      }
    }
    return true
  }
}
