/// Runs of combining marks, which no script needs and which Unicode normalization takes the square of their length for.
///
/// UAX #15, "Stream-Safe Text Format": 30 are more than any text has; Swift's comparison of strings normalizes.
enum CombiningMarks {
  /// The longest run that the readers accept.
  static let limit = 100

  /// Whether some run of combining marks in UTF-8 is longer than that.
  static func areTooMany(in bytes: some Collection<UInt8>) -> Bool {
    // What is combined begins behind U+02FF, and has two bytes at least.
    guard bytes.count > 2 * limit, bytes.contains(where: { $0 >= 0xCC }) else { return false }
    var run = 0
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      let isCombining =
        scalar.value > 0x2FF && scalar.properties.canonicalCombiningClass != .notReordered
      run = isCombining ? run + 1 : 0
      if run > limit { return true }
    }
    return false
  }

  static let message = "a string has more than \(limit) combining marks in a row"
  static let help = "remove the marks: no script needs them"
}
