import Diagnostics

/// A point in time, to any fraction of a second.
///
/// The W3C profile of ISO 8601 (`2013`, `2013-06`, `2013-06-30`, `2013-06-30T12:00Z`, `...:00.5+02:00`), or seconds since
/// 1970. Four digits are a year; a date without time is its start in UTC. IAM User Guide, "IAM JSON policy elements:
/// Condition operators", on date ones.
struct Instant: Sendable, Hashable, Comparable {
  /// Whole seconds since 1970-01-01T00:00:00Z, towards the past.
  let seconds: Int
  /// The digits of what comes on top, without trailing zeros.
  let fraction: [UInt8]

  init?(_ text: String) {
    var reader = DigitReader(text)
    guard Self.isEpochTime(text), let reading = reader.epoch() else {
      guard let reading = reader.calendar(), reader.isAtEnd else { return nil }
      self.init(reading)
      return
    }
    self.init(reading)
  }

  /// Whether `text` is a date as seconds since 1970.
  static func isEpochTime(_ text: String) -> Bool {
    var reader = DigitReader(text)
    return text.utf8.count != 4 && reader.epoch() != nil
  }

  private init(_ reading: (seconds: Int, fraction: [UInt8])) {
    seconds = reading.seconds
    fraction = Array(reading.fraction.reversed().drop { $0 == UInt8(ascii: "0") }.reversed())
  }

  static func < (a: Instant, b: Instant) -> Bool {
    a.seconds == b.seconds
      ? a.fraction.lexicographicallyPrecedes(b.fraction) : a.seconds < b.seconds
  }
}

/// A calendar date, as far as it is given.
private struct CalendarDate {
  let year: Int
  let month: Int
  let day: Int
  let isFull: Bool

  /// Counts in years that begin in March, so that a leap day is a year's last.
  var daysSince1970: Int {
    let shifted = month > 2 ? year : year - 1
    let monthFromMarch = month > 2 ? month - 3 : month + 9
    let era = shifted >= 0 ? shifted / 400 : (shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  static func days(in month: Int, of year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    switch month {
    case 2: return isLeap ? 29 : 28
    case 4, 6, 9, 11: return 30
    default: return 31
    }
  }
}

/// Takes a date's fields from the front of a text.
private struct DigitReader {
  private var rest: ArraySlice<UInt8>

  init(_ text: String) { rest = Array(text.utf8)[...] }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard let first = rest.first, UInt32(first) == character.value else { return false }
    rest = rest.dropFirst()
    return true
  }

  mutating func number(_ count: Int) -> Int? {
    let field = rest.prefix(count)
    guard field.count == count, field.allSatisfy(ASCIISet.digits.contains) else { return nil }
    rest = rest.dropFirst(count)
    return field.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  /// Seconds since 1970, before then whole ones only.
  mutating func epoch() -> (seconds: Int, fraction: [UInt8])? {
    let isBefore = skip("-")
    guard let seconds = Int(String(decoding: digits(), as: UTF8.self)) else { return nil }
    var fraction: [UInt8] = []
    if !isBefore, skip(".") {
      fraction = digits()
      if fraction.isEmpty { return nil }
    }
    return isAtEnd ? (isBefore ? -seconds : seconds, fraction) : nil
  }

  /// A date, alone or with a time and its zone.
  mutating func calendar() -> (seconds: Int, fraction: [UInt8])? {
    guard let date = date() else { return nil }
    let midnight = date.daysSince1970 * 86_400
    if isAtEnd { return (midnight, []) }
    guard date.isFull, skip("T"), let hour = number(2), hour < 24, skip(":"),
      let minute = number(2), minute < 60
    else { return nil }
    var (second, fraction): (Int, [UInt8]) = (0, [])
    if skip(":") {
      guard let number = number(2), number <= 60 else { return nil }
      second = number
      if skip(".") {
        fraction = digits()
        if fraction.isEmpty { return nil }
      }
    }
    guard let shift = zone() else { return nil }
    return (midnight + hour * 3600 + minute * 60 + second - shift, fraction)
  }

  private mutating func digits() -> [UInt8] {
    let field = rest.prefix { ASCIISet.digits.contains($0) }
    rest = rest.dropFirst(field.count)
    return Array(field)
  }

  mutating func date() -> CalendarDate? {
    guard let year = number(4) else { return nil }
    guard skip("-") else { return CalendarDate(year: year, month: 1, day: 1, isFull: false) }
    guard let month = number(2), (1...12).contains(month) else { return nil }
    guard skip("-") else { return CalendarDate(year: year, month: month, day: 1, isFull: false) }
    guard let day = number(2), (1...CalendarDate.days(in: month, of: year)).contains(day) else {
      return nil
    }
    return CalendarDate(year: year, month: month, day: day, isFull: true)
  }

  /// Seconds east of UTC.
  mutating func zone() -> Int? {
    if skip("Z") { return 0 }
    let isWest = rest.first == UInt8(ascii: "-")
    guard skip("+") || skip("-"), let hours = number(2), hours < 24, skip(":"),
      let minutes = number(2), minutes < 60
    else { return nil }
    return (hours * 3600 + minutes * 60) * (isWest ? -1 : 1)
  }
}
