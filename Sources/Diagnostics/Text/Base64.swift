/// Base64 with padding.
///
/// RFC 4648, section 4.
public enum Base64 {
  /// The bytes that `text` encodes.
  ///
  /// - Parameter ignoresLineBreaks: Whether CR and LF are skipped, as Go's decoder does.
  /// - Returns: `nil` where the text is not valid Base64.
  public static func decoded(_ text: String, ignoresLineBreaks: Bool = false) -> [UInt8]? {
    let characters = text.utf8.filter { !ignoresLineBreaks || ($0 != 0x0A && $0 != 0x0D) }
    guard characters.count % 4 == 0 else { return nil }
    let body = characters.prefix { $0 != UInt8(ascii: "=") }
    let padding = characters.count - body.count
    guard padding <= 2, characters.suffix(padding).allSatisfy({ $0 == UInt8(ascii: "=") })
    else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(characters.count / 4 * 3)
    var (bits, count): (UInt32, UInt32) = (0, 0)
    for character in body {
      guard let value = value(character) else { return nil }
      bits = (bits & 0x3FFF) << 6 | value
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> count))
      }
    }
    return bytes
  }

  private static func value(_ character: UInt8) -> UInt32? {
    switch character {
    case 0x41...0x5A: UInt32(character) - 0x41
    case 0x61...0x7A: UInt32(character) - 0x61 + 26
    case 0x30...0x39: UInt32(character) - 0x30 + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
