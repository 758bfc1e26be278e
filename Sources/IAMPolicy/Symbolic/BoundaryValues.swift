/// Numbers at and between those of a policy: a number for each way of being smaller, equal or greater.
struct BoundaryValues {
  let texts: [String]

  /// - Parameter numbers: The numbers with their spelling.
  init(_ numbers: [DecimalNumber: String]) {
    guard !numbers.isEmpty else {
      texts = []
      return
    }
    // One digit behind the last place of all of them lies between one number and its neighbour.
    let places = numbers.values.map { Self.fraction($0).utf8.count }.max() ?? 0
    let digits = numbers.values.map { $0.utf8.count }.max() ?? 0
    let great = String(repeating: "9", count: digits + 1)
    let small = "0." + String(repeating: "0", count: places) + "1"
    texts =
      numbers.values.sorted().flatMap { [$0, Self.outward($0, places)] }
      + ["0", small, "-\(small)", great, "-\(great)"]
  }

  private static func fraction(_ text: String) -> Substring {
    text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).dropFirst().first
      ?? ""
  }

  /// The number a little further from zero.
  private static func outward(_ text: String, _ places: Int) -> String {
    let padding = String(repeating: "0", count: places - fraction(text).utf8.count)
    return (text.contains(".") ? text : "\(text).") + padding + "1"
  }
}

extension Instant {
  /// Dates at, before, between and behind those of a policy, as seconds since 1970.
  static func boundaries(of instants: Set<Instant>) -> [String] {
    let places = instants.map(\.fraction.count).max() ?? 0
    return instants.flatMap { instant -> [String] in
      let fraction = String(decoding: instant.fraction, as: UTF8.self)
      let later = fraction + String(repeating: "0", count: places - instant.fraction.count) + "1"
      return [
        epoch(instant.seconds, fraction), epoch(instant.seconds, later),
        epoch(instant.seconds &- 1, ""),
      ]
    }
  }

  private static func epoch(_ seconds: Int, _ fraction: String) -> String {
    let text = fraction.isEmpty ? "\(seconds)" : "\(seconds).\(fraction)"
    // Four characters would be read as a year.
    return text.utf8.count == 4 && seconds >= 0 ? "0\(text)" : text
  }
}

extension AddressRange {
  /// The first address of each range, the one behind its last, and the very first: as ranges are made of whole blocks,
  /// each way of lying in some of them begins at one of these.
  static func boundaries(of ranges: Set<AddressRange>) -> [String] {
    let all = ranges.flatMap { range -> [[UInt8]] in
      let first = range.first
      return [first, range.addressBehind].compactMap(\.self)
        + [[UInt8](repeating: 0, count: first.count)]
    }
    return Set(all.map(text)).sorted()
  }

  private var first: [UInt8] { masked(filling: false) }

  /// `nil` where the range ends with the last address there is.
  private var addressBehind: [UInt8]? {
    var bytes = masked(filling: true)
    for index in bytes.indices.reversed() {
      bytes[index] &+= 1
      if bytes[index] != 0 { return bytes }
    }
    return nil
  }

  private func masked(filling: Bool) -> [UInt8] {
    bytes.enumerated().map { index, byte in
      let kept = min(max(prefix - index * 8, 0), 8)
      let rest = UInt8(truncatingIfNeeded: 0xFF >> kept)
      return filling ? byte | rest : byte & ~rest
    }
  }

  private static func text(_ bytes: [UInt8]) -> String {
    guard bytes.count == 16 else { return bytes.map(String.init).joined(separator: ".") }
    return stride(from: 0, to: 16, by: 2)
      .map { String(UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]), radix: 16) }
      .joined(separator: ":")
  }
}
