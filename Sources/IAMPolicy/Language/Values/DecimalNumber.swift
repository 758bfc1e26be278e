import Diagnostics

/// An integer or decimal number of any length, compared exactly.
///
/// IAM User Guide, "IAM JSON policy elements: Condition operators", on numeric ones: an optional minus, digits, an
/// optional fraction.
struct DecimalNumber: Sendable, Hashable, Comparable {
  private let isNegative: Bool
  /// Without leading zeros.
  private let whole: [UInt8]
  /// Without trailing zeros.
  private let fraction: [UInt8]

  init?(_ text: String) {
    var digits = Array(text.utf8)[...]
    let hasMinus = digits.first == UInt8(ascii: "-")
    if hasMinus { digits = digits.dropFirst() }
    let parts = digits.split(
      separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(ASCIISet.digits.contains) }) else {
      return nil
    }
    let zero = UInt8(ascii: "0")
    whole = Array(parts[0].drop { $0 == zero })
    var last = parts.count > 1 ? parts[1] : []
    while last.last == zero { last = last.dropLast() }
    fraction = Array(last)
    isNegative = hasMinus && !(whole.isEmpty && fraction.isEmpty)
  }

  static func < (a: DecimalNumber, b: DecimalNumber) -> Bool {
    switch (a.isNegative, b.isNegative) {
    case (true, false): true
    case (false, true): false
    case (false, false): a.isSmaller(than: b)
    case (true, true): b.isSmaller(than: a)
    }
  }

  /// Whether it is smaller, the signs left out.
  private func isSmaller(than other: DecimalNumber) -> Bool {
    if whole.count != other.whole.count { return whole.count < other.whole.count }
    if whole != other.whole { return whole.lexicographicallyPrecedes(other.whole) }
    return fraction.lexicographicallyPrecedes(other.fraction)
  }
}
