import Diagnostics

/// The syntax of RFC 3339 timestamps.
enum Timestamp {
  /// Whether `text` is a timestamp such as `2026-01-31T12:00:00.5+01:00`.
  static func isValid(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20 else { return false }
    let shape = Array("0000-00-00T00:00:00".utf8)
    for (byte, wanted) in zip(bytes, shape) {
      guard wanted == UInt8(ascii: "0") ? ASCIISet.digits.contains(byte) : byte == wanted else {
        return false
      }
    }
    func number(_ start: Int) -> Int { Int(bytes[start] - 48) * 10 + Int(bytes[start + 1] - 48) }
    guard (1...12).contains(number(5)), (1...31).contains(number(8)), number(11) < 24,
      number(14) < 60, number(17) < 60
    else { return false }
    return isEnd(Substring(decoding: bytes[19...], as: UTF8.self))
  }

  /// An optional fraction, and the zone.
  private static func isEnd(_ text: Substring) -> Bool {
    var rest = text
    if rest.hasPrefix(".") {
      let digits = rest.dropFirst().prefix { ("0"..."9").contains($0) }
      guard !digits.isEmpty else { return false }
      rest = rest.dropFirst(1 + digits.count)
    }
    if rest == "Z" { return true }
    guard rest.utf8.count == 6, rest.hasPrefix("+") || rest.hasPrefix("-") else { return false }
    let parts = rest.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { $0.utf8.count == 2 && ASCIISet.digits.covers($0) }
  }
}
