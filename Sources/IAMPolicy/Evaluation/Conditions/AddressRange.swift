import Diagnostics

/// An IP address, or a range of them in CIDR notation; bits right of the mask are ignored.
///
/// IAM User Guide, "IAM JSON policy elements: Condition operators", on IP address ones. Without a prefix it is the one
/// address; addresses of different families never match.
struct AddressRange: Sendable, Hashable {
  /// 4 bytes or 16.
  let bytes: [UInt8]
  let prefix: Int

  init?(_ text: String) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let address = parts.first, let bytes = Self.address(address) else { return nil }
    self.bytes = bytes
    guard parts.count > 1 else {
      prefix = bytes.count * 8
      return
    }
    guard (1...3).contains(parts[1].utf8.count), ASCIISet.digits.covers(parts[1]),
      let prefix = Int(parts[1]), prefix <= bytes.count * 8
    else { return nil }
    self.prefix = prefix
  }

  /// Whether the address lies in the range.
  func contains(_ address: [UInt8]) -> Bool {
    guard address.count == bytes.count else { return false }
    let whole = prefix / 8
    guard address.prefix(whole) == bytes.prefix(whole) else { return false }
    let bits = prefix % 8
    return bits == 0 || (address[whole] ^ bytes[whole]) >> UInt8(8 - bits) == 0
  }

  /// The bytes of one address.
  static func address(_ text: some StringProtocol) -> [UInt8]? {
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

  /// What stands before and after each `::`.
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
