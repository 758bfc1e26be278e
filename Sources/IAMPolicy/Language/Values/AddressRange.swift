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
    guard let address = parts.first, let bytes = InternetAddress.bytes(address) else { return nil }
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
}
