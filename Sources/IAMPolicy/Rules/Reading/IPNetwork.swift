import Diagnostics

/// An IP address with or without prefix length, as a condition's value: `203.0.113.0/24`, `2001:db8::/32`.
///
/// IAM User Guide, "IAM JSON policy elements: Condition operators", IP address (RFC 4632, RFC 4291).
struct IPNetwork: Sendable {
  /// 4 or 16 bytes.
  let address: [UInt8]
  /// How many bits from the front count.
  let length: Int

  /// `nil` for what is no address.
  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, let written = parts.first,
      let address = Self.version4(written) ?? Self.version6(written)
    else { return nil }
    self.address = address
    guard parts.count == 2 else {
      length = address.count * 8
      return
    }
    guard let given = Self.number(parts[1], atMost: address.count * 8) else { return nil }
    length = given
  }

  /// The same with the bits that do not count set to zero; `nil` where they are already.
  var withoutHostBits: String? {
    var masked = address
    for index in masked.indices {
      let kept = min(max(length - index * 8, 0), 8)
      masked[index] &= UInt8(truncatingIfNeeded: 0xFF00 >> kept)
    }
    return masked == address ? nil : "\(Self.text(masked))/\(length)"
  }

  /// Whether all of it is for private networks (RFC 1918, RFC 4193).
  var isPrivate: Bool {
    let bytes = address
    if bytes.count == 16 { return length >= 7 && bytes[0] & 0xFE == 0xFC }
    return (bytes[0] == 10 && length >= 8)
      || (bytes[0] == 172 && bytes[1] & 0xF0 == 16 && length >= 12)
      || (bytes[0] == 192 && bytes[1] == 168 && length >= 16)
  }

  private static func number(_ text: Substring, atMost limit: Int) -> Int? {
    guard !text.isEmpty, text.utf8.count <= 3, ASCIISet.digits.covers(text),
      let number = Int(text), number <= limit
    else { return nil }
    return number
  }

  private static func version4(_ text: Substring) -> [UInt8]? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let bytes = parts.compactMap { number($0, atMost: 255).map(UInt8.init) }
    return parts.count == 4 && bytes.count == 4 ? bytes : nil
  }

  private static func version6(_ text: Substring) -> [UInt8]? {
    guard text.utf8.count <= 45, text.contains(":") else { return nil }
    guard let gap = gap(in: text) else {
      let bytes = groups(text)
      return bytes?.count == 16 ? bytes : nil
    }
    let (before, after) = (text[..<gap.lowerBound], text[gap.upperBound...])
    guard let head = before.isEmpty ? [] : groups(before),
      let tail = after.isEmpty ? [] : groups(after), head.count + tail.count <= 14
    else { return nil }
    return head + [UInt8](repeating: 0, count: 16 - head.count - tail.count) + tail
  }

  private static func gap(in text: Substring) -> Range<Substring.Index>? {
    var at = text.startIndex
    while at < text.endIndex {
      let next = text.index(after: at)
      if text[at] == ":", next < text.endIndex, text[next] == ":" {
        return at..<text.index(after: next)
      }
      at = next
    }
    return nil
  }

  private static func groups(_ text: Substring) -> [UInt8]? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    var bytes: [UInt8] = []
    for (index, part) in parts.enumerated() {
      if index == parts.count - 1, part.contains("."), let last = version4(part) {
        bytes += last
        continue
      }
      guard (1...4).contains(part.utf8.count), let group = UInt16(part, radix: 16),
        part.first != "+", part.first != "-"
      else { return nil }
      bytes += [UInt8(group >> 8), UInt8(group & 0xFF)]
    }
    return bytes
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
