// What the rules ask of a range.
extension AddressRange {
  /// The same with the bits that do not count set to zero; `nil` where they are already.
  var withoutHostBits: String? {
    var masked = bytes
    for index in masked.indices {
      let kept = min(max(prefix - index * 8, 0), 8)
      masked[index] &= UInt8(truncatingIfNeeded: 0xFF00 >> kept)
    }
    return masked == bytes ? nil : "\(Self.text(masked))/\(prefix)"
  }

  /// Whether all of it is for private networks (RFC 1918, RFC 4193).
  var isPrivate: Bool {
    if bytes.count == 16 { return prefix >= 7 && bytes[0] & 0xFE == 0xFC }
    return (bytes[0] == 10 && prefix >= 8)
      || (bytes[0] == 172 && bytes[1] & 0xF0 == 16 && prefix >= 12)
      || (bytes[0] == 192 && bytes[1] == 168 && prefix >= 16)
  }

  private static func text(_ bytes: [UInt8]) -> String {
    guard bytes.count == 16 else { return bytes.map(String.init).joined(separator: ".") }
    var groups = stride(from: 0, to: 16, by: 2).map {
      UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1])
    }
    guard groups.last == 0 else {
      return groups.map { String($0, radix: 16) }.joined(separator: ":")
    }
    while groups.last == 0 { groups.removeLast() }
    guard groups.count < 7 else {
      return (groups + [0]).map { String($0, radix: 16) }.joined(separator: ":")
    }
    return groups.map { String($0, radix: 16) }.joined(separator: ":") + "::"
  }
}
