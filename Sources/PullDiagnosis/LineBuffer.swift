/// Cuts a text that comes in pieces into lines, and holds no more of it than a message may need.
struct LineBuffer {
  /// Whole lines, each with its line feed, as valid UTF-8.
  private var complete: [UInt8] = []
  /// What follows the last line feed.
  private var tail: [UInt8] = []

  /// How many bytes are held.
  var count: Int { complete.count + tail.count }

  private static let lineFeed = UInt8(ascii: "\n")

  mutating func append(_ bytes: ArraySlice<UInt8>) {
    guard let end = bytes.lastIndex(of: Self.lineFeed) else {
      tail += bytes
      return
    }
    tail += bytes[...end]
    complete += Self.valid(tail)
    tail = Array(bytes[(end + 1)...])
  }

  /// The whole lines that were not dropped.
  var lines: [ArraySlice<UInt8>] {
    complete.isEmpty
      ? [] : complete.dropLast().split(separator: Self.lineFeed, omittingEmptySubsequences: false)
  }

  /// The line whose end has not been seen, as far as it has come.
  var unfinished: ArraySlice<UInt8> { tail[...] }

  /// Drops all whole lines but those from `line` on.
  mutating func keep(from line: ArraySlice<UInt8>?) {
    // The slices have the indices of `complete`
    complete = line.map { Array(complete[$0.startIndex...]) } ?? []
  }

  /// Takes the unfinished line as far as it has come, in valid UTF-8.
  mutating func takeUnfinished() -> [UInt8] {
    defer { tail = [] }
    return Self.valid(tail)
  }

  /// Takes the rest of a long line: the pieces of `length` that are there, and the last one where the line ends.
  mutating func takePieces(of length: Int) -> (pieces: [ArraySlice<UInt8>], isLast: Bool) {
    var rest = complete.isEmpty ? tail[...] : complete.prefix { $0 != Self.lineFeed }
    let isLast = !complete.isEmpty
    var pieces: [ArraySlice<UInt8>] = []
    while rest.count > length || isLast && !rest.isEmpty {
      pieces.append(rest.prefix(length))
      rest = rest.dropFirst(length)
    }
    if isLast {
      let end = complete.firstIndex(of: Self.lineFeed) ?? 0
      complete = Array(complete[(end + 1)...])
    } else {
      tail = Array(rest)
    }
    return (pieces, isLast)
  }

  private static func valid(_ bytes: [UInt8]) -> [UInt8] {
    bytes.contains { $0 >= 0x80 } ? Array(String(decoding: bytes, as: UTF8.self).utf8) : bytes
  }
}
