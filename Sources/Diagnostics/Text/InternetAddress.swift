/// Reads IPv4 and IPv6 addresses.
///
/// RFC 4291, 2.2. An IPv4 number with a leading zero is not valid: some readers take it for octal
/// (RFC 6943, 3.1.1).
public enum InternetAddress {
  /// The 4 or 16 bytes of the address; `nil` for anything else.
  public static func bytes(_ text: some StringProtocol) -> [UInt8]? {
    text.utf8.contains(UInt8(ascii: ":")) ? version6(text) : version4(text)
  }

  private static func version4(_ text: some StringProtocol) -> [UInt8]? {
    let fields = text.split(separator: ".", omittingEmptySubsequences: false)
    guard fields.count == 4 else { return nil }
    var bytes: [UInt8] = []
    for field in fields {
      guard (1...3).contains(field.utf8.count), ASCIISet.digits.covers(field),
        field.utf8.count == 1 || !field.hasPrefix("0"), let byte = UInt8(field)
      else { return nil }
      bytes.append(byte)
    }
    return bytes
  }

  private static func version6(_ text: some StringProtocol) -> [UInt8]? {
    let halves = separated(text)
    guard let left = halves.first.flatMap(groups) else { return nil }
    guard halves.count == 2 else { return halves.count == 1 && left.count == 16 ? left : nil }
    guard let right = groups(halves[1]), left.count + right.count <= 14 else { return nil }
    return left + [UInt8](repeating: 0, count: 16 - left.count - right.count) + right
  }

  /// The parts between the occurrences of `::`.
  private static func separated(_ text: some StringProtocol) -> [[UInt8]] {
    var (parts, rest): ([[UInt8]], ArraySlice<UInt8>) = ([[]], Array(text.utf8)[...])
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: ":"), rest.first == UInt8(ascii: ":") {
        rest = rest.dropFirst()
        parts.append([])
      } else {
        parts[parts.count - 1].append(byte)
      }
    }
    return parts
  }

  /// Groups of up to four hexadecimal digits; the last may be an IPv4 address.
  private static func groups(_ text: [UInt8]) -> [UInt8]? {
    if text.isEmpty { return [] }
    let fields = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    var bytes: [UInt8] = []
    for (index, field) in fields.enumerated() {
      if index == fields.count - 1, field.contains("."), let last = version4(field) {
        bytes += last
      } else {
        guard (1...4).contains(field.utf8.count), hexadecimal.covers(field),
          let group = UInt16(field, radix: 16)
        else { return nil }
        bytes += [UInt8(group >> 8), UInt8(group & 0xFF)]
      }
    }
    return bytes.count <= 16 ? bytes : nil
  }

  private static let hexadecimal = ASCIISet("0-9a-fA-F")
}
